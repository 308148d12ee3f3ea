/*
 * Asks a server for tokens over mutual TLS, as fast as it answers, for a bounded time.
 *
 *   load-client PORT new|keep-alive CONCURRENCY SECONDS REQUEST-FILE DEVICE.pem...
 *
 * Each thread is one client with blocking sockets. "new" opens a connection per request, with a full handshake and the
 * next device's certificate; "keep-alive" opens the connections before the clock starts. In the request "@@" stands for
 * the device's number (two digits). One JSON line tells what was measured; anything but a 200 is an error.
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MAX_REQUEST = 65536, MAX_REPLY = 65536, MAX_SAMPLES = 4000000, MAX_CONCURRENCY = 256 };

typedef struct {
  SSL *ssl;
  int socket;
} Connection;

static int port, keep_alive, concurrency, device_count;
static double seconds_to_run;
static SSL_CTX **devices;
static char **requests;
static size_t request_length;
static float *samples;
static atomic_long sample_count, error_count, next_device;
static pthread_barrier_t ready;
static double started_at;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double cpu_seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  ERR_print_errors_fp(stderr);
  exit(1);
}

static void disconnect(Connection *connection) {
  if (connection->ssl) {
    SSL_shutdown(connection->ssl);
    SSL_free(connection->ssl);
  }
  if (connection->socket >= 0) close(connection->socket);
  connection->ssl = NULL;
  connection->socket = -1;
}

static int connect_as(Connection *connection, int device) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int on = 1;
  struct timeval patience = {.tv_sec = 10};
  connection->ssl = NULL;
  connection->socket = socket(AF_INET, SOCK_STREAM, 0);
  if (connection->socket < 0) return 0;
  setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  setsockopt(connection->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (connect(connection->socket, (struct sockaddr *)&address, sizeof address) != 0) return 0;
  connection->ssl = SSL_new(devices[device]);
  SSL_set_fd(connection->ssl, connection->socket);
  SSL_set_tlsext_host_name(connection->ssl, "localhost");
  return SSL_connect(connection->ssl) == 1;
}

/* Whether the bytes so far hold the whole reply, by Content-Length or by the last chunk. */
static int is_complete(const char *reply, int length) {
  const char *body = strstr(reply, "\r\n\r\n");
  if (!body) return 0;
  body += 4;
  const char *field = strcasestr(reply, "\r\ncontent-length:");
  if (field && field < body) return length - (int)(body - reply) >= atoi(field + 17);
  return length >= 5 && memcmp(reply + length - 5, "0\r\n\r\n", 5) == 0;
}

/* Sends one request and reads its reply; 1 where that is a 200. */
static int ask(Connection *connection, int device, char *reply) {
  if (SSL_write(connection->ssl, requests[device], (int)request_length) <= 0) return 0;
  for (int length = 0; length < MAX_REPLY - 1;) {
    int got = SSL_read(connection->ssl, reply + length, MAX_REPLY - 1 - length);
    if (got <= 0) return 0;
    length += got;
    reply[length] = 0;
    if (is_complete(reply, length)) return strncmp(reply, "HTTP/1.1 200", 12) == 0;
  }
  return 0;
}

static void record(double since, int succeeded, const char *reply) {
  if (!succeeded) {
    if (atomic_fetch_add(&error_count, 1) == 0) fprintf(stderr, "first failure: %.800s\n", reply);
    usleep(10000);
    return;
  }
  long index = atomic_fetch_add(&sample_count, 1);
  if (index < MAX_SAMPLES) samples[index] = (float)((now() - since) * 1000);
}

static void *run_client(void *unused) {
  (void)unused;
  char *reply = calloc(1, MAX_REPLY);
  int device = (int)(atomic_fetch_add(&next_device, 1) % device_count);
  Connection connection = {NULL, -1};
  if (keep_alive && !connect_as(&connection, device)) fail("no connection");
  pthread_barrier_wait(&ready);
  double end = started_at + seconds_to_run;
  while (now() < end) {
    double since = now();
    reply[0] = 0;
    if (keep_alive) {
      int succeeded = connection.ssl && ask(&connection, device, reply);
      record(since, succeeded, reply);
      if (succeeded) continue;
      disconnect(&connection);
      connect_as(&connection, device);
    } else {
      device = (int)(atomic_fetch_add(&next_device, 1) % device_count);
      record(since, connect_as(&connection, device) && ask(&connection, device, reply), reply);
      disconnect(&connection);
    }
  }
  disconnect(&connection);
  free(reply);
  return NULL;
}

static SSL_CTX *load_device(const char *file) {
  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
  SSL_CTX_set1_groups_list(context, "X25519");
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  if (SSL_CTX_use_certificate_chain_file(context, file) != 1) fail(file);
  if (SSL_CTX_use_PrivateKey_file(context, file, SSL_FILETYPE_PEM) != 1) fail(file);
  return context;
}

static void load_requests(const char *file) {
  char *text = calloc(1, MAX_REQUEST + 1);
  FILE *stream = fopen(file, "rb");
  if (!stream) fail(file);
  request_length = fread(text, 1, MAX_REQUEST, stream);
  fclose(stream);
  requests = calloc((size_t)device_count, sizeof *requests);
  for (int device = 0; device < device_count; device++) {
    requests[device] = strdup(text);
    for (char *mark = requests[device]; (mark = strstr(mark, "@@")); mark += 2) {
      mark[0] = (char)('0' + device / 10);
      mark[1] = (char)('0' + device % 10);
    }
  }
  free(text);
}

static int by_value(const void *left, const void *right) {
  float difference = *(const float *)left - *(const float *)right;
  return (difference > 0) - (difference < 0);
}

int main(int count, char **words) {
  if (count < 7) fail("load-client PORT new|keep-alive CONCURRENCY SECONDS REQUEST-FILE DEVICE.pem...");
  signal(SIGPIPE, SIG_IGN);
  port = atoi(words[1]);
  keep_alive = strcmp(words[2], "keep-alive") == 0;
  concurrency = atoi(words[3]);
  seconds_to_run = atof(words[4]);
  device_count = count - 6;
  if (concurrency < 1 || concurrency > MAX_CONCURRENCY || device_count > 100) fail("too many");
  load_requests(words[5]);
  devices = calloc((size_t)device_count, sizeof *devices);
  for (int device = 0; device < device_count; device++) devices[device] = load_device(words[6 + device]);
  samples = malloc(MAX_SAMPLES * sizeof *samples);
  pthread_barrier_init(&ready, NULL, (unsigned)concurrency + 1);
  pthread_t threads[MAX_CONCURRENCY];
  for (int client = 0; client < concurrency; client++) pthread_create(&threads[client], NULL, run_client, NULL);
  double used = cpu_seconds();
  started_at = now();
  pthread_barrier_wait(&ready);
  for (int client = 0; client < concurrency; client++) pthread_join(threads[client], NULL);
  double elapsed = now() - started_at;
  used = cpu_seconds() - used;
  long done = sample_count < MAX_SAMPLES ? sample_count : MAX_SAMPLES;
  qsort(samples, (size_t)done, sizeof *samples, by_value);
  printf("{\"requests\":%ld,\"errors\":%ld,\"seconds\":%.4f,\"clientCpuSeconds\":%.4f,\"p50\":%.4f,\"p99\":%.4f}\n",
         (long)sample_count, (long)error_count, elapsed, used, done ? samples[done / 2] : 0.0,
         done ? samples[(long)((double)done * 0.99)] : 0.0);
  return 0;
}
