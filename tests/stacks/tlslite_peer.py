"""tlslite-ng on loopback, told what to do by lines on stdin: see worker.rs."""
import socket
import sys

from tlslite.api import HandshakeSettings, TLSConnection, X509CertChain, parsePEMKey
from tlslite.constants import CipherSuite
from tlslite.errors import TLSError

NUMBERS = {"SSL3.0": (3, 0), "TLS1.0": (3, 1), "TLS1.1": (3, 2), "TLS1.2": (3, 3), "TLS1.3": (3, 4)}
NAMES = {number: name for name, number in NUMBERS.items()}
HASHES = ["sha256", "sha384", "sha512", "sha1"]


def say(answer):
    print(answer.replace("\n", " "), flush=True)


def words(order, key):
    return [word for word in order.get(key, "").split(",") if word]


def settings(order):
    made = HandshakeSettings()
    made.versions = sorted((NUMBERS[name] for name in words(order, "versions")), reverse=True)
    made.minVersion, made.maxVersion = made.versions[-1], made.versions[0]
    made.cipherNames = words(order, "ciphers")
    made.macNames = words(order, "macs")
    made.keyExchangeNames = words(order, "exchanges")
    made.rsaSigHashes = made.ecdsaSigHashes = HASHES
    # Its client would send a compressed certificate to a server that has not offered to take one.
    made.certificate_compression_send = ()
    groups = words(order, "groups")
    made.eccCurves = [group for group in groups if not group.startswith("ffdhe")]
    made.dhGroups = [group for group in groups if group.startswith("ffdhe")]
    made.keyShares = groups[:1]
    return made


def suites(made):
    """What the settings come to, in the order in which a server looks for the client's."""
    getters = ["getTLS13Suites", "getEcdsaSuites", "getEcdheCertSuites", "getDheCertSuites", "getCertSuites"]
    return [suite for getter in getters for suite in getattr(CipherSuite, getter)(made)]


def handshake(connection, shake):
    connection.settimeout(20)
    secured = TLSConnection(connection)
    # A peer that is gone before it has read a session ticket is no failure of the handshake.
    secured.ignoreAbruptClose = True
    try:
        shake(secured)
        suite = CipherSuite.ietfNames[secured.session.cipherSuite]
        answer = f"session {NAMES[secured.version]} {suite}"
    # It trips over itself rather than end properly with extended_master_secret in SSL 3.0.
    except (TLSError, OSError, AssertionError) as problem:
        answer = f"failure {type(problem).__name__} {problem}"
    connection.close()
    say(answer)


def certificate(order):
    if "keys" not in order:
        return None, None
    with open(order["keys"] + ".pem", encoding="ascii") as file:
        text = file.read()
    chain = X509CertChain()
    chain.parsePemList(text)
    return chain, parsePEMKey(text, private=True)


def listen(order):
    made = settings(order)
    chain, key = certificate(order)
    alpn = [bytearray(name, "ascii") for name in words(order, "alpn")] or None
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        say(f"listening {port} " + ",".join(f"{suite:04X}" for suite in suites(made.validate())))
        handshake(
            listener.accept()[0],
            lambda secured: secured.handshakeServer(
                certChain=chain, privateKey=key, settings=made, alpn=alpn
            ),
        )


def connect(order):
    made = settings(order).validate()
    chain, key = certificate(order)
    alpn = [bytearray(name, "ascii") for name in words(order, "alpn")] or None
    handshake(
        socket.create_connection(("127.0.0.1", int(order["port"]))),
        lambda secured: secured.handshakeClientCert(chain, key, settings=made, alpn=alpn),
    )


for line in sys.stdin:
    order = dict(word.partition("=")[::2] for word in line.split())
    try:
        (listen if "listen" in order else connect)(order)
    except (OSError, ValueError, KeyError) as problem:
        say(f"cannot {problem}")
