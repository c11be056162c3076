"""Python's ssl on loopback, told what to do by lines on stdin: see worker.rs."""
import socket
import ssl
import sys
import warnings

# Old versions are what this is about.
warnings.simplefilter("ignore")
OFF = {
    "TLS1.0": ssl.OP_NO_TLSv1,
    "TLS1.1": ssl.OP_NO_TLSv1_1,
    "TLS1.2": ssl.OP_NO_TLSv1_2,
    "TLS1.3": ssl.OP_NO_TLSv1_3,
}


def say(answer):
    print(answer.replace("\n", " "), flush=True)


def context(order, side):
    made = ssl.SSLContext(side)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    made.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    made.maximum_version = ssl.TLSVersion.MAXIMUM_SUPPORTED
    for version, option in OFF.items():
        if version not in order["versions"].split(","):
            made.options |= option
    made.set_ciphers(order["suites"] + ":@SECLEVEL=0")
    if "group" in order:
        made.set_ecdh_curve(order["group"])
    if "alpn" in order:
        made.set_alpn_protocols(order["alpn"].split(","))
    for path in order["keys"].split(",") if "keys" in order else []:
        made.load_cert_chain(path + ".pem")
    if side == ssl.PROTOCOL_TLS_SERVER:
        made.options &= ~ssl.OP_CIPHER_SERVER_PREFERENCE
        if order["order"] == "server":
            made.options |= ssl.OP_CIPHER_SERVER_PREFERENCE
        if "ask" in order:
            made.load_verify_locations(order["trusted"] + ".pem")
            made.verify_mode = ssl.CERT_REQUIRED if order["ask"] == "require" else ssl.CERT_OPTIONAL
    return made


def handshake(made, connection, server_side):
    connection.settimeout(20)
    try:
        with made.wrap_socket(connection, server_side=server_side) as secured:
            answer = f"session {secured.version()} {secured.cipher()[0]}"
    except OSError as problem:
        answer = f"failure {problem}"
    connection.close()
    say(answer)


for line in sys.stdin:
    order = dict(word.partition("=")[::2] for word in line.split())
    try:
        if "listen" in order:
            made = context(order, ssl.PROTOCOL_TLS_SERVER)
            with socket.create_server(("127.0.0.1", 0)) as listener:
                say(f"listening {listener.getsockname()[1]}")
                handshake(made, listener.accept()[0], True)
        else:
            made = context(order, ssl.PROTOCOL_TLS_CLIENT)
            handshake(made, socket.create_connection(("127.0.0.1", int(order["port"]))), False)
    except (OSError, ValueError) as problem:
        say(f"cannot {problem}")
