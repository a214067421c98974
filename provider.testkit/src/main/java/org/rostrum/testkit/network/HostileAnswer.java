package org.rostrum.testkit.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.rostrum.provider.NetworkClient;

/**
 * Answers that no documentation mentions and every network gives one day. None of them says that a
 * call succeeded, and none says that it failed.
 */
public enum HostileAnswer implements Disturbance {
  /** A success whose JSON ends in the middle. */
  CUT_JSON {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(Answer.ok("{\"id\":\"12"));
    }
  },
  /** A success whose JSON is of another kind. */
  LIST_FOR_AN_OBJECT {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(Answer.ok("[[]]"));
    }
  },
  /** A success that says nothing but {@code null}. */
  NULL {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(Answer.ok("null"));
    }
  },
  /** A success in which every value is {@code null}. */
  NULLS {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(
          Answer.ok("{\"id\":null,\"data\":null,\"items\":null,\"name\":null,\"uri\":null}"));
    }
  },
  /** A success in which ids are objects and lists are texts. */
  WRONG_TYPES {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(
          Answer.ok(
              "{\"id\":{\"id\":[]},\"data\":\"none\",\"items\":\"none\",\"name\":{},\"uri\":[]}"));
    }
  },
  /** A success with numbers that fit into no type. */
  HUGE_NUMBERS {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      String digits = "9".repeat(400);
      line.write(
          Answer.ok(
              "{\"count\":%s,\"total\":1e%s,\"items\":-1e999999999,\"data\":%s,\"id\":[%s]}"
                  .formatted(digits, "9".repeat(9), digits, digits)));
    }
  },
  /** A success that is nested deeper than any stack. */
  DEEP_NESTING {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(Answer.ok("[".repeat(200_000)));
    }
  },
  /** A success that is a page for people, as proxies send it. */
  HTML {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(Answer.of(200, "text/html", "<!doctype html><title>Back soon</title>"));
    }
  },
  /** A success without a word. */
  EMPTY {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(Answer.of(200, "application/json", ""));
    }
  },
  /** Bytes that are no text. */
  BINARY {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      byte[] bytes = new byte[256];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) i;
      }
      line.write(new Answer(200, answer.headers(), Body.of(bytes)));
    }
  },
  /** The network fails, as people see it. */
  SERVER_ERROR {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(Answer.of(500, "text/html", "<h1>Internal Server Error</h1>"));
    }
  },
  /** A proxy fails, and says so as the API would. */
  BAD_GATEWAY {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(Answer.json(502, "{\"message\":\"upstream\",\"code\":99999999999999999999}"));
    }
  },
  /** The network sends elsewhere; the client does not follow. */
  REDIRECT {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write(Answer.empty(302).with("Location", "https://login.example.test/"));
    }
  },
  /** The connection ends without a byte. */
  NOTHING {
    @Override
    public void disturb(Answer answer, Line line) {
      // Closing is all.
    }
  },
  /** The connection ends in the middle of the answer. */
  CUT_OFF {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      byte[] head = answer.head();
      byte[] body = answer.body().bytes();
      line.write(Arrays.copyOf(head, body.length == 0 ? head.length / 2 : head.length));
      line.write(Arrays.copyOf(body, body.length / 2));
    }
  },
  /** No HTTP at all. */
  OTHER_PROTOCOL {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write("220 mail.example.test ESMTP\r\n\r\n");
    }
  },
  /** A body that does not end. */
  ENDLESS {
    @Override
    public void disturb(Answer answer, Line line) throws IOException {
      line.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"id\":\"");
      byte[] part = "9".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
      // Far more than is read, and yet an end, should somebody read on.
      for (int sent = 0; sent < 4 * NetworkClient.MAX_ANSWER_BYTES; sent += part.length) {
        line.write(part);
      }
    }
  },
  /** A body that comes byte by byte until the time is over. */
  TRICKLE {
    @Override
    public void disturb(Answer answer, Line line) throws IOException, InterruptedException {
      line.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
      for (char next : "{\"id\":\"1".toCharArray()) {
        line.write(String.valueOf(next));
      }
      line.stall();
    }
  },
  /** Nothing until the time is over. */
  SILENCE {
    @Override
    public void disturb(Answer answer, Line line) throws InterruptedException {
      line.stall();
    }
  };

  /**
   * Whether it looks like a success at first.
   *
   * @return whether its status is 200 and it is whole
   */
  public boolean looksLikeSuccess() {
    return switch (this) {
      case SERVER_ERROR,
          BAD_GATEWAY,
          REDIRECT,
          NOTHING,
          CUT_OFF,
          OTHER_PROTOCOL,
          ENDLESS,
          TRICKLE,
          SILENCE ->
          false;
      default -> true;
    };
  }
}
