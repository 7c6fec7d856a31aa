export interface Tables { "platform.event": never }
