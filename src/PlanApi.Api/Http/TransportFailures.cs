using PlanApi.Application.Errors;

namespace PlanApi.Api.Http;

/// <summary>The request is not well-formed HTTP for this API.</summary>
public sealed record BadRequest(string Reason) : Failure("bad-request", Reason)
{
    public static readonly BadRequest OfPath = new(
        "A part of the path or query cannot be read; codes are letters and digits with '-', '_' and '.' inside."
    );
}

public sealed record ContradictingKeys()
    : Failure("contradicting-keys", "The request holds several API keys; send one, in X-Api-Key or in Authorization.");

public sealed record UnreadableCredentials(string Reason) : Failure("unreadable-credentials", Reason);

/// <summary>A sign-in token is not one that counts here. It may be forged.</summary>
public sealed record InvalidToken(string Why) : Failure("invalid-token", $"The token is not valid here: {Why}");

/// <summary>A genuine sign-in token that has ended.</summary>
public sealed record ExpiredToken() : Failure("expired-token", "The token has expired; sign in again, and send the new token.");

/// <summary>Somebody could not sign in at an issuer by a browser.</summary>
public sealed record SignInFailed(string Why) : Failure("sign-in-failed", Why);

/// <summary>Keys to check tokens with cannot be fetched.</summary>
public sealed record IssuerUnavailable(string Issuer, int Seconds)
    : Failure(
        "issuer-unavailable",
        $"The signing keys of the issuer '{Issuer}' cannot be fetched now, so its tokens cannot be checked. API keys still work. "
            + $"Try again in {Seconds} seconds."
    );

public sealed record SpentTicket()
    : Failure("spent-ticket", "The ticket was used already, is older than a minute, or is none; get another by POST /v1/stream-tickets.");

/// <summary>The page that asks is of an origin that is not allowed.</summary>
public sealed record ForeignPage()
    : Failure("forbidden", "A page of that origin may not call the service; the setting Access:Origins names those that may.");

/// <summary>Nothing shows that the request with the browser's cookie comes from a page of the service's own.</summary>
public sealed record UnshownPage()
    : Failure(
        "forbidden",
        "With the cookie of a log-in, what changes something needs an Origin that is allowed, or the header X-Requested-With."
    );

/// <summary>The address is not one of this machine's own names.</summary>
public sealed record ForeignHost()
    : Failure("forbidden", "In open mode the service is called by this machine's own names; the setting Access:Hosts names others.");

public sealed record WrongMethod() : Failure("wrong-method", "This path does not take that method; see the Allow header.");

public sealed record NotAcceptable(string Offered)
    : Failure("not-acceptable", $"This can be answered as {Offered}; ask for one of those in Accept.");

/// <summary>A list is not given as a file with what the address asks of it.</summary>
public sealed record NoFileOfList(string Parameter, string File)
    : Failure("not-acceptable", $"As a file, the list does not take '{Parameter}'; leave it out, ask for JSON, or get {File}.");

public sealed record UnsupportedMediaType(string Expected) : Failure("unsupported-media-type", $"Send the body as {Expected}.");

/// <summary>The body is compressed in a way that the service does not know.</summary>
public sealed record UnsupportedEncoding()
    : Failure(
        "unsupported-encoding",
        "The body's Content-Encoding is not known here; send it plain, or as one of those that the Accept-Encoding header lists."
    );

/// <summary>An address sent too many wrong keys.</summary>
public sealed record TooManyFailedKeys(int Seconds)
    : Failure("too-many-failed-keys", $"Too many keys that do not count came from your address; send the right one in {Seconds} seconds.");

/// <summary>The caller has asked for more than its share.</summary>
public sealed record RateLimited(int Seconds)
    : Failure(
        "rate-limited",
        $"You have asked for more than your share; try again in {Seconds} seconds. The RateLimit header says what is left."
    );

/// <summary>The body did not come in time.</summary>
public sealed record SlowBody() : Failure("request-timeout", "The body came too slowly, and nothing of it was taken; send it again.");

public sealed record OtherContent()
    : Failure("other-content", "The content is not the one that If-Match or If-Unmodified-Since asks for; read it again without them.");

public sealed record NoSuchRange()
    : Failure("no-such-range", "The content has no bytes at that Range; the Content-Range header says how many it has.");

/// <summary>A defect. The details are in the log, never in the answer.</summary>
public sealed record InternalError() : Failure("internal-error", "Something went wrong here; the log has it under the trace id.");

public sealed record TooManyStreams()
    : Failure("too-many-streams", "As many event streams and WebSockets are open as may be; close some, or try again shortly.");

public sealed record Starting()
    : Failure("starting", "The service is loading the reference plan; /health/ready says when it is there. Try again in a few seconds.");

public sealed record Stopping() : Failure("stopping", "The service is being stopped; nothing was changed. Send it again in a moment.");

public sealed record NoSuchPath() : Failure("not-found", "There is nothing at this path; /openapi/v1.json lists all paths.");

/// <summary>A request that is not taken within a batch.</summary>
public sealed record NotInBatch(string Why) : Failure("not-in-batch", $"This is not taken within a batch: {Why}.");

/// <summary>A request of an atomic batch in which another request failed.</summary>
public sealed record NotDone(string Id)
    : Failure("not-done", $"Nothing of this batch was done, because its request '{Id}' failed; mend that one, and send the batch again.");
