"""Keys that the tests seal with: known bytes, so that what they seal is the same secret each time."""

import hashlib

from privacy.sealing import Key


def key(number: int) -> Key:
    """A key by number."""
    secret = hashlib.sha256(f"a key for tests {number}".encode()).digest()
    return Key(hashlib.sha256(secret).hexdigest()[:8], secret)


KEY, OTHER = key(1), key(2)
