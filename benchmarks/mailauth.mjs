// mailauth on the messages of bench_peers.py: JSON on standard input, messages a second of processor
// time on output.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const { authenticate } = require('mailauth');
const { client, rounds, records, messages } = JSON.parse(readFileSync(0, 'utf8'));

const missing = () => Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
const resolver = async (name, type) => {
    const text = records[name.replace(/\.$/, '')];
    if (type !== 'TXT' || text === undefined) throw missing();
    return [[text]];
};

const samples = messages.map(([helo, sender, content]) => ({ helo, sender, content: Buffer.from(content, 'latin1') }));
let best = 0;
for (let round = 0; round < rounds; round++) {
    const started = process.cpuUsage();
    for (const { helo, sender, content } of samples) {
        const { spf, dkim, dmarc } = await authenticate(content, {
            ip: client, helo, sender, mta: 'mx.example', resolver, disableArc: true, disableBimi: true,
        });
        const words = [spf.status.result, dkim.results[0]?.status.result, dmarc.status.result];
        if (words.some(word => word !== 'pass')) throw new Error(`not passed: ${words}`);
    }
    const { user, system } = process.cpuUsage(started);
    best = Math.max(best, samples.length / ((user + system) / 1e6));
}
process.stdout.write(`${best}\n`);
