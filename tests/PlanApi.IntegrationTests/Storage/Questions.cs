using System.Text.Json.Nodes;
using GraphQLParser.AST;
using PlanApi.IntegrationTests.Fuzzing;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>Random questions about a plan, over both doors; none changes anything.</summary>
internal sealed class Questions
{
    // About the service rather than the plan.
    private static readonly string[] _service = ["/v1/api-keys", "/v1/import-schedules", "/v1/operations", "/v1/webhooks", "/v1/work"];
    private static readonly string[] _serviceFields =
    [
        "apiKey",
        "apiKeys",
        "importSchedule",
        "importSchedules",
        "operation",
        "operations",
        "streamTicket",
        "webhook",
        "webhooks",
        "work",
    ];

    private static readonly string[] _posted =
    [
        "exportSlice",
        "explainCell",
        "getDriverTree",
        "getTornado",
        "attributeChange",
        "tryDriverChanges",
        "checkWhatIf",
    ];

    private readonly Chance _chance;
    private readonly Vocabulary _words;
    private readonly RestSpec _rest = new();
    private readonly RestCalls _calls;
    private readonly GraphQLCalls _graphCalls;
    private readonly RestOperation[] _reads;
    private readonly RestOperation[] _lists;
    private readonly (string Root, GraphQLFieldDefinition Field)[] _fields;
    private readonly GraphQLFieldDefinition[] _connections;
    private ICall? _follow;

    public Questions(Chance chance, string plan, JsonNode document)
    {
        var graph = new GraphQLSpec();
        _chance = chance;
        _words = new Vocabulary(chance, plan);
        _words.Learn(document);
        _calls = new RestCalls(_rest, chance, _words);
        _graphCalls = new GraphQLCalls(graph, _rest, chance, _words);
        var gets = _rest.Operations.Values.Where(operation => operation.Method == "GET" && !_service.Any(operation.Path.StartsWith));
        _reads = [.. gets, .. _posted.Select(name => _rest.Operations[name])];
        _lists = [.. _reads.Where(operation => operation.In("query").Any(parameter => (string?)parameter["name"] == "after"))];
        _fields =
        [
            .. graph.OfPlans.Values.Select(field => ("Plan", field)),
            .. graph.Queries.Values.Where(field => !_serviceFields.Contains(field.Name.StringValue)).Select(field => ("Query", field)),
        ];
        _connections =
        [
            .. graph.OfPlans.Values.Where(field => GraphQLSpec.NameOf(field.Type).EndsWith("Connection", StringComparison.Ordinal)),
        ];
    }

    public ICall Next()
    {
        if (_follow is not null && !_chance.OneIn(4))
            return _follow;
        var (root, field) = _chance.From(_fields);
        return _chance.Below(8) switch
        {
            < 2 => _calls.Of(_chance.From(_reads)),
            2 => _calls.Of(_chance.From(_lists)),
            3 => Backwards(_graphCalls.Of("Plan", _chance.From(_connections)), null),
            < 6 => Slice(),
            _ => _graphCalls.Of(root, field),
        };
    }

    /// <summary>Takes up the words of an answer; where it was a page, the one beside it may be asked for next.</summary>
    public void Hear(ICall call, Reply reply)
    {
        _words.Hear(reply.Text);
        _follow = null;
        if (!call.Succeeded(reply) || !IsJson(reply.Type))
            return;
        var answer = JsonNode.Parse(reply.Text) as JsonObject;
        if (call is RestCall read && (string?)answer?["next"] is { } next)
            _follow = read with { Query = With(read.Query, ("after", Uri.UnescapeDataString(next.Split("after=")[1].Split('&')[0]))) };
        else if (
            call is GraphQLCall page
            && answer?["data"]?["plan"]?[page.Field.Name.StringValue] is JsonObject list
            && list["pageInfo"]?["startCursor"] is { } start
        )
            _follow = Backwards(page, (string)start!);
    }

    /// <summary>JSON Lines are many values, or none.</summary>
    private static bool IsJson(string? type) =>
        type is not null && (type.Contains("/json", StringComparison.Ordinal) || type.Contains("+json", StringComparison.Ordinal));

    /// <summary>The page before a cursor; without one, the last page.</summary>
    private static GraphQLCall Backwards(GraphQLCall page, string? before)
    {
        var arguments = With(page.Arguments, ("last", page.Arguments["last"] ?? page.Arguments["first"] ?? 3), ("before", before));
        arguments.Remove("first");
        arguments.Remove("after");
        return page with
        {
            Arguments = arguments,
            Selection =
                " { totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage } nodes { __typename ... on Node { id } } }",
        };
    }

    private static JsonObject With(JsonObject fields, params (string Name, JsonNode? Value)[] more)
    {
        var changed = (JsonObject)fields.DeepClone();
        foreach (var (name, value) in more)
            changed[name] = value?.DeepClone();
        return changed;
    }

    /// <summary>A slice that can be had, most often: one or two axes of members, and the periods of a grain.</summary>
    private RestCall Slice()
    {
        var dimensions = new List<string> { _words.Dimension(), _words.Dimension() }
            .Distinct()
            .ToList();
        var filter = new JsonObject();
        if (_chance.OneIn(3) && _words.Dimension() is var other && !dimensions.Contains(other))
            filter[other] = _words.Place(other);
        var slice = new JsonObject
        {
            ["indicators"] = new JsonArray([
                .. Enumerable.Range(0, _chance.Pick(1, 1, 2)).Select(_ => (JsonNode)_words.Code("indicators")),
            ]),
            ["measures"] = new JsonArray([.. _chance.Some(["target", "actual", "baseline"], 2).Select(measure => (JsonNode)measure)]),
            ["filter"] = filter,
            ["rows"] = new JsonArray([.. dimensions.Select(Axis)]),
            ["columns"] = new JsonArray(
                new JsonObject
                {
                    ["grain"] = _chance.Pick("year", "halfYear", "quarter", "month", "week"),
                    ["within"] = _chance.Pick("2024", "2024-Q1", "2024-Q2", "2023"),
                    ["total"] = _chance.OneIn(2),
                }
            ),
            ["parentage"] = _chance.Pick("asWas", "asIs"),
            ["suppress"] = _chance.Pick("none", "missing", "zero"),
        };
        return new RestCall(_rest, _rest.Operations["readSlice"], new JsonObject { ["plan"] = _words.Plan }, [], slice, "application/json");
    }

    private JsonNode Axis(string dimension)
    {
        var axis = new JsonObject { ["dimension"] = dimension, ["total"] = _chance.OneIn(2) };
        if (_chance.OneIn(4))
            axis["members"] = new JsonArray([
                .. Enumerable.Range(0, 3).Select(_ => _words.Place(dimension)).Distinct().Select(code => (JsonNode)code),
            ]);
        else if (_chance.OneIn(2))
            axis["leaves"] = true;
        return axis;
    }
}
