import { generate } from "selfsigned";

export interface Certificate {
  key: string;
  cert: string;
}

/** Makes a certificate for a host name. It is signed with its own key, so it is also the authority to trust. */
export async function makeCertificate(name: string): Promise<Certificate> {
  const made = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: name }] },
    ],
  });
  return { key: made.private, cert: made.cert };
}
