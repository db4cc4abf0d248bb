/** The text that explains the archive to its owner, and to anybody who reads it years later. */
export const README = `All your data in Lacquer
========================

account.json     who you are here, your devices, the names of your API keys, and the addresses of your webhooks
audit.json       the newest 10,000 entries of your security log: sign-ins, keys, changes, and from where
statement.csv    every movement of your credits, oldest first. It is only for you to read; importing it changes no balance
shelf.json       the bottles on your shelf, with maker, code, colour and finish
pictures.json    every picture you uploaded, with its kind, size and time
pictures/        these pictures, as the studio keeps them
designs/         one folder for each design you asked for, named after its id:
  design.json      its words, colours, settings and nails, and the draft from which the studio opens it again
  1.png, 2.png …   its images (or .jpg, .webp)
  1-raw.png …      the image provider's own file, where there is one
boards.json      your boards: each with its name and its images. An image is named by the id of its design and its place
                 there: 0 is 1.png, 1 is 2.png …
missing.txt      only there if a file could not be found when this archive was made

You can import this archive into any Lacquer, under Settings, Your data: the pictures, designs, bottles and boards, but no
credits. Give it the file as you downloaded it, not unpacked.

Formats: JSON and CSV in UTF-8, times in UTC (ISO 8601), pictures as PNG, JPEG or WebP, the archive as tar. Widths and places of
nails are fractions of the photo's width and height; angles are in degrees.

Secrets (passwords, keys, tokens) are in no archive. Drafts that were never sent to the studio are only in your browser.
`;
