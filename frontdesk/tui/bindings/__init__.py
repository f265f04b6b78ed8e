"""Every key of the counter, declared once: footer, help, palette, keymap and `frontdesk keys` all derive from here.

Each screen takes its own from the module that declares it, since the first paint needs the counter's alone; `groups`
has them all.
"""
