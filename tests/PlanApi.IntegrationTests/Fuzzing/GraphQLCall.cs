using System.Text;
using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>A query or mutation with one field below its root, or below a plan.</summary>
internal sealed record GraphQLCall(
    GraphQLSpec Spec,
    string Root,
    GraphQLFieldDefinition Field,
    JsonObject Arguments,
    string Selection,
    string Plan
) : ICall
{
    public string Name => $"{Root}.{Field.Name.StringValue}";

    /// <summary>The arguments stand in the query, rather than in variables.</summary>
    public bool Inline { get; init; }

    /// <summary>Where the version is read that the mutation names.</summary>
    public string? Reader { get; init; }

    /// <summary>Sent in place of the query.</summary>
    public string? Text { get; init; }

    public byte[]? Raw { get; init; }

    public JsonNode? Envelope { get; init; }

    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    public (string Path, string? Given)? Versioned => Reader is null ? null : (Reader, Arguments["expectedVersion"]?.ToString());

    public ICall WithVersion(string version) =>
        long.TryParse(version.Trim('"').Split('.')[0], out var number)
            ? this with
            {
                Arguments = With("expectedVersion", Vocabulary.Json(number)),
            }
            : this;

    public bool Succeeded(Reply reply)
    {
        if (reply.Status != 200 || JsonNode.Parse(reply.Text) is not JsonObject answer)
            return false;
        var found = Root == "Plan" ? answer["data"]?["plan"]?[Field.Name.StringValue] : answer["data"]?[Field.Name.StringValue];
        // A mutation has done its work also where something else cannot be told that was asked of its answer.
        return Root == "Mutation" ? found?["errors"] is JsonArray { Count: 0 } : found is not null && answer["errors"] is null;
    }

    public ICall Bent(Chance chance)
    {
        var bender = new BodyBender(chance);
        return chance.Below(12) switch
        {
            < 8 when Arguments.Count > 0 => this with { Arguments = bender.Tree(Arguments) as JsonObject ?? [], Inline = chance.OneIn(2) },
            8 => this with { Raw = bender.Bytes(Body()) },
            9 => this with { Envelope = bender.Tree(Content()) },
            10 => this with
            {
                More =
                [
                    chance.Pick(
                        ("Accept", "text/html"),
                        ("Accept", "application/json"),
                        ("Content-Type", "application/graphql"),
                        ("Content-Type", "text/plain"),
                        ("Content-Encoding", "gzip")
                    ),
                ],
            },
            _ => this with { Text = Encoding.UTF8.GetString(bender.Bytes(Query())) },
        };
    }

    public Call Render() =>
        new(
            "POST",
            "/graphql",
            [
                .. More,
                .. More.Any(header => header.Name == "Content-Type")
                    ? []
                    : (IEnumerable<(string, string)>)[("Content-Type", "application/json")],
                .. More.Any(header => header.Name == "Accept")
                    ? []
                    : (IEnumerable<(string, string)>)[("Accept", "application/graphql-response+json")],
            ],
            Raw ?? Encoding.UTF8.GetBytes(Envelope is null ? Body() : BodyBender.Text(Envelope))
        );

    private JsonObject With(string name, JsonNode? value)
    {
        var arguments = (JsonObject)Arguments.DeepClone();
        arguments[name] = value;
        return arguments;
    }

    private string Body() => BodyBender.Text(Content());

    private JsonObject Content() => new() { ["query"] = Text ?? Query(), ["variables"] = Inline ? null : Arguments.DeepClone() };

    private string Query()
    {
        var known = GraphQLSpec.ArgumentsOf(Field).Where(argument => Arguments.ContainsKey(argument.Name.StringValue)).ToList();
        var variables =
            Inline || known.Count == 0
                ? ""
                : $"({string.Join(", ", known.Select(argument => $"${argument.Name}: {GraphQLSpec.Text(argument.Type)}"))})";
        var arguments =
            Inline ? new GraphQLText(Spec).Arguments(Arguments, Field)
            : known.Count == 0 ? ""
            : $"({string.Join(", ", known.Select(argument => $"{argument.Name}: ${argument.Name}"))})";
        var field = $"{Field.Name}{arguments}{Selection}";
        return $"{(Root == "Mutation" ? "mutation" : "query")}{variables} {{ "
            + $"{(Root == "Plan" ? $"plan(code: \"{Plan}\") {{ {field} }}" : field)} }}";
    }
}
