// Swift's configuration files for one machine, with one device and one copy of each object. Swift's proxy offers S3.

/**
 * The only account that may use the store. In S3, the account's two parts are called "access key id" and "secret access
 * key".
 */
export const KEYS = { accessKeyId: "studio:tester", secretAccessKey: "swift-testing-secret" };
export const REGION = "us-east-1";

/** Settings for every server. `user` is the current user, so no privilege is dropped or gained. */
function common(folder, port, user) {
  return `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${user}
swift_dir = ${folder}
devices = ${folder}/devices
mount_check = false
fallocate_reserve = 0
log_address = /nonexistent
log_level = ERROR
`;
}

/** The account, container and object servers. The pipeline of each server consists only of the server itself. */
export function backend(kind, folder, port, user) {
  return `${common(folder, port, user)}
[pipeline:main]
pipeline = ${kind}-server

[app:${kind}-server]
use = egg:swift#${kind}
`;
}

/** The proxy to which clients connect. The proxy allows the same clock skew as S3: 15 minutes. */
export function proxy(folder, port, user, memcachedPort) {
  const [account, name] = KEYS.accessKeyId.split(":");
  return `${common(folder, port, user)}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth proxy-server

[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true

[filter:catch_errors]
use = egg:swift#catch_errors

[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${memcachedPort}

[filter:s3api]
use = egg:swift#s3api
location = ${REGION}
force_swift_request_proxy_log = false
allowable_clock_skew = 900

[filter:tempauth]
use = egg:swift#tempauth
user_${account}_${name} = ${KEYS.secretAccessKey} .admin
`;
}
