using System.Text;
using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>A call of one operation of the OpenAPI document.</summary>
internal sealed record RestCall(RestSpec Spec, RestOperation Operation, JsonObject Path, JsonObject Query, JsonNode? Body, string? Type)
    : ICall
{
    /// <summary>The type of workbooks.</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly (string, string)[] OddHeaders =
    [
        ("Content-Type", "text/plain"),
        ("Content-Type", "application/json; charset=utf-16"),
        ("Content-Type", "application/json; charset=nonsense"),
        ("Content-Type", "a"),
        ("Content-Type", ""),
        ("Content-Type", "application/merge-patch+json"),
        ("Content-Type", "text/csv"),
        ("Content-Type", "application/x-ndjson"),
        ("Content-Type", "application/yaml"),
        ("Content-Type", "multipart/form-data"),
        ("Content-Encoding", "gzip"),
        ("Content-Encoding", "br"),
        ("Content-Encoding", "deflate"),
        ("Content-Encoding", "identity"),
        ("Content-Encoding", "snappy"),
        ("Accept", "text/html"),
        ("Accept", "application/yaml"),
        ("Accept", "*/*;q=0"),
        ("Accept", ";;;"),
        ("Accept", "text/event-stream"),
        ("Accept-Encoding", "br;q=1.0, gzip;q=nonsense"),
        ("Accept-Language", "zh"),
        ("Accept-Language", "zz-;;q=9"),
        ("If-None-Match", "*"),
        ("If-None-Match", "\"1\", W/\"2\""),
        ("If-Match", "*"),
        ("If-Match", "\"99999999999999999999\""),
        ("If-Match", "W/\"1\""),
        ("Range", "bytes=0-0"),
        ("Range", "bytes=-1"),
        ("Range", "bytes=9999999-"),
        ("Range", "bytes=9-2,x"),
        ("Idempotency-Key", "k"),
        ("Idempotency-Key", ""),
        ("Idempotency-Key", "\u00e9"),
        ("X-Change-Reason", "\u00ff\u00fe"),
        ("X-Change-Reason", "because"),
        ("Last-Event-ID", "-1"),
        ("X-Api-Key", "nonsense"),
        ("Authorization", "Bearer a.b.c"),
        ("Prefer", "respond-async"),
        ("Prefer", "return=minimal"),
        ("X-Request-Id", "\u00e9 {0}"),
        ("X-HTTP-Method-Override", "DELETE"),
    ];

    private static readonly string[] OddWords =
    [
        "",
        "%20",
        "%00",
        "%0A",
        "%FF",
        "%ED%A0%80",
        "%2F",
        "%2e%2e",
        "..",
        ".",
        "a%20b",
        "%E2%80%AE",
        "-",
        "-1",
        "0",
        "9223372036854775808",
        "1e9",
        "1.5",
        "null",
        "[]",
        "'%20OR%201=1--",
        "top",
        "2024-13",
        "9999-12-31",
        "0001-01-01",
        "9999-W52",
        "a,b,,",
        "a=b;c",
        "=",
        ";",
        "%F0%9F%98%80",
        "e%CC%81",
        "true",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];

    public string Name => Operation.Id;

    public string? Version { get; init; }

    /// <summary>Headers beside the version and the type of the body; what a header says last counts.</summary>
    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    /// <summary>Sent in place of the body.</summary>
    public byte[]? Raw { get; init; }

    public string Method { get; init; } = Operation.Method;

    public (string Path, string? Given)? Versioned =>
        Operation.WantsVersion && Spec.ReaderOf(Operation) is { } reader ? (Filled(reader), Version) : null;

    public ICall WithVersion(string version) => this with { Version = version };

    public bool Succeeded(Reply reply) => reply.Status is >= 200 and < 300;

    public ICall Bent(Chance chance) =>
        chance.Below(10) switch
        {
            < 7 when Raw is not null && Type == Workbook => this with { Raw = new WorkbookBender(chance).Of(Raw) },
            < 5 when Body is not null and not JsonValue => this with { Body = new BodyBender(chance).Tree(Body) },
            < 7 when Body is not null => this with { Raw = new BodyBender(chance).Bytes(Text()) },
            < 8 when Operation.In("query").Any() => this with
            {
                Query = With(Query, (string)chance.Pick([.. Operation.In("query")])["name"]!, chance),
            },
            8 when Path.Count > 0 => this with { Path = With(Path, chance.Pick([.. Path]).Key, chance) },
            9 when chance.OneIn(4) => this with
            {
                Method = chance.Pick("GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY"),
            },
            9 when chance.OneIn(4) => this with
            {
                Query = With(Query, chance.Pick("nonsense", "first", "after", "sort", "%00", "scenario"), chance),
            },
            _ => this with
            {
                More = [.. More, chance.Pick(OddHeaders)],
                Raw = Raw ?? (Body is null && chance.OneIn(2) ? Encoding.UTF8.GetBytes("{\"a\":1}") : null),
            },
        };

    public Call Render()
    {
        var query = string.Join(
            '&',
            Query
                .SelectMany(field =>
                    (field.Value as JsonArray)?.Select(one => (field.Key, Value: one)) ?? [(field.Key, Value: field.Value)]
                )
                .Select(field => $"{field.Key}={Word(field.Value)}")
        );
        var body = Raw ?? (Body is null ? null : Encoding.UTF8.GetBytes(Text()));
        var headers = More.ToList();
        if (body is not null && headers.All(header => header.Name != "Content-Type"))
            headers.Insert(0, ("Content-Type", Type ?? "application/json"));
        if (Version is not null && headers.All(header => header.Name != "If-Match"))
            headers.Insert(0, ("If-Match", Version));
        return new Call(Method, Filled(Operation.Path) + (query.Length > 0 ? "?" + query : ""), headers, body);
    }

    private string Text() =>
        Body is JsonValue text && Type?.EndsWith("json", StringComparison.Ordinal) != true ? text.ToString() : BodyBender.Text(Body);

    private string Filled(string template) =>
        string.Join('/', template.Split('/').Select(part => part.StartsWith('{') ? Word(Path[part.Trim('{', '}')]) : part));

    private static string Word(JsonNode? value)
    {
        var text = value?.ToString() ?? "";
        // Odd words are escaped already.
        return OddWords.Contains(text) ? text : Uri.EscapeDataString(text);
    }

    private static JsonObject With(JsonObject fields, string name, Chance chance)
    {
        var bent = (JsonObject)fields.DeepClone();
        bent[name] = chance.Below(8) switch
        {
            0 => new JsonArray("1", "2"),
            1 => new string('a', chance.Pick(65, 3_000, 9_000)),
            2 => string.Join(',', Enumerable.Repeat(chance.Pick("a", "2024", "line=sales"), chance.Pick(20, 400))),
            _ => chance.Pick(OddWords),
        };
        return bent;
    }
}
