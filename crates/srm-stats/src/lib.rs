//! Statistics on plain numbers, each checkable against R or Python. Nothing of ours is known here.
