# The general skills: what one can do in a work situation, not how one is.

skill-follow-rules = Following rules and instructions
skill-sustain-attention = Keeping attention over time
skill-dexterity = Dexterity and precision
skill-spatial = Picturing objects in space
skill-teamwork = Working in a team
skill-pressure = Working under pressure
skill-process = Understanding a process
skill-data = Collecting and interpreting data
skill-service = Meeting people and giving service
skill-initiative = Taking initiative, working independently
skill-organise = Planning and organising
skill-communicate = Communicating
skill-adapt = Adapting
skill-assert = Standing one’s ground
skill-lead = Leading a team
skill-negotiate = Negotiating
skill-create = Creating
