#!/usr/bin/env bash
# localemu 1.3.2 (PyPI, the community's LocalStack): its metadata says that it runs from Python 3.10 on; its sources need 3.12.
# Under 3.11 pip installs it, it prints "Ready", and every call of every service is answered by InternalError,
# "invalid syntax (stores.py, line 191)", since services are loaded when they are first called.
# Seen: Requires-Python >=3.10, and classes with type parameters (PEP 695) in localemu/services/stores.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip download -q --disable-pip-version-check --no-deps --python-version 3.11 --only-binary :all: 'localemu==1.3.2'
cat >finding.py <<'PYTHON'
import ast, glob, sys, zipfile

wheel = zipfile.ZipFile(glob.glob("localemu-*.whl")[0])
metadata = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
asked = next(line for line in wheel.read(metadata).decode().splitlines() if line.startswith("Requires-Python"))
print(asked)
too_new = []
for name in wheel.namelist():
    if name.endswith(".py"):
        try:
            ast.parse(wheel.read(name), name, feature_version=(3, 11))
        except SyntaxError as error:
            too_new.append(name)
            if name == "localemu/services/stores.py":
                print(f"Python 3.11 on {name}, line {error.lineno}: {error.msg}")
print(len(too_new), "files that Python 3.11 does not read")
seen = asked == "Requires-Python: >=3.10" and "localemu/services/stores.py" in too_new
print("as found" if seen else "this has changed")
sys.exit(0 if seen else 1)
PYTHON
tools/bin/python finding.py
