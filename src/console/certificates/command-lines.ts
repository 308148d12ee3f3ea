import { chainHeader } from '#contract/device-access-token.ts';

/** File names that the commands speak of; each is offered for download or described beside the command. */
export const commandFiles = {
  chain: 'device-chain.pem',
  key: 'device-key.pem',
  device: 'device.pem',
  intermediates: 'intermediates.pem',
  anchor: 'trusted.pem',
  serverCa: 'gatehouse-ca.pem',
} as const;

/** What a token call is made with. */
export interface TokenCall {
  /** Full address of the device endpoint. */
  endpoint: string;
  /** Whether the endpoint's certificate comes from the platform's own CA. */
  ownCa: boolean;
  sendsHeader: boolean;
}

/** The token call as a line for a POSIX shell. Key and certificates stand in files and never in the line. */
export function curlCommand({ endpoint, ownCa, sendsHeader }: TokenCall): string {
  return joinLines([
    'curl --request POST',
    `--cert ${commandFiles.chain} --key ${commandFiles.key}`,
    ...(ownCa ? [`--cacert ${commandFiles.serverCa}`] : []),
    `--header 'Accept: application/json'`,
    ...(sendsHeader ? [`--header "${chainHeader}: $(tr '\\n' ' ' < ${commandFiles.chain})"`] : []),
    quote(endpoint),
  ]);
}

/** The call of the API with a token that the shell variable `TOKEN` holds. */
export function curlWithToken(origin: string): string {
  return joinLines(['curl', `--header "Authorization: Bearer $TOKEN"`, quote(`${origin}/user/currentUser`)]);
}

/** What a verdict is reproduced with. */
export interface VerifyCommand {
  hasIntermediates: boolean;
  /** The instant of the verdict, where it is not now. */
  at?: Date;
}

/** `openssl verify` as the platform judges: any trusted certificate may end the path, and the device is a TLS client. */
export function opensslVerifyCommand({ hasIntermediates, at }: VerifyCommand): string {
  return joinLines([
    'openssl verify -partial_chain -purpose sslclient',
    ...(at === undefined ? [] : [`-attime ${Math.floor(at.getTime() / 1000)}`]),
    `-trusted ${commandFiles.anchor}`,
    ...(hasIntermediates ? [`-untrusted ${commandFiles.intermediates}`] : []),
    commandFiles.device,
  ]);
}

function joinLines(parts: readonly string[]): string {
  return parts.join(' \\\n  ');
}

/** Quotes a word for a POSIX shell where it needs it. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
