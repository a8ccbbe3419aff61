"""Install maillab beside this file, the first time, and open JupyterLab on the notebooks here.

python start.py: the standard library alone, the same on Windows, macOS and Linux.
"""

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
INSTALLED = VENV / "maillab.txt"


def main() -> int:
    if sys.version_info < (3, 11):
        found = ".".join(str(number) for number in sys.version_info[:3])
        print(f"Python {found} : il faut 3.11 ou plus récent / 3.11 or newer is needed.")
        return 1
    (wheel,) = HERE.glob("maillab-*.whl")
    if not INSTALLED.exists() or INSTALLED.read_text("utf-8") != wheel.name:
        print("Installation dans .venv / Installing into .venv …", flush=True)
        venv.EnvBuilder(with_pip=True).create(VENV)
        install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"]
        if subprocess.call([*install, "--upgrade", str(wheel)]):
            print("L'installation a échoué / The installation failed.")
            return 1
        INSTALLED.write_text(wheel.name, "utf-8")
    lab = [str(PYTHON), "-m", "maillab", "lab", "--folder", str(HERE), *sys.argv[1:]]
    try:
        return subprocess.call(lab, cwd=HERE)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
