"""The AWS command line, started once: each call is a fork of this process, which has read all that a call would read first.

As server, `aws_ready.py SOCKET SERVICE...`; as a call, `aws_ready.py SOCKET -- ARGUMENTS`. A call takes input, output, errors and
exit code as if it were the command itself. Arguments and environment are those of AWS's own code; nothing is answered from here.
"""
import os
import socket
import sys


def call(address, arguments):
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(address)
        socket.send_fds(server, [b"\0"], [0, 1, 2])
        server.sendall("\0".join(arguments).encode())
        server.shutdown(socket.SHUT_WR)
        return int.from_bytes(server.recv(1) or b"\1", "big")


def answer(connection, driver):
    _, descriptors, _, _ = socket.recv_fds(connection, 1, 3)
    words = b"".join(iter(lambda: connection.recv(1 << 16), b""))
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
    try:
        code = driver.main(words.decode().split("\0"))
        sys.stdout.flush()
        sys.stderr.flush()
    except SystemExit as end:
        code = end.code
    connection.send(bytes([code if isinstance(code, int) else 1]))


def serve(address, services):
    import signal

    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    for service in services:
        driver.session.create_client(service)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        print("ready", flush=True)
        while True:
            connection, _ = server.accept()
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                answer(connection, driver)
                os._exit(0)
            connection.close()


if sys.argv[2:3] == ["--"]:
    sys.exit(call(sys.argv[1], sys.argv[3:]))
serve(sys.argv[1], sys.argv[2:])
