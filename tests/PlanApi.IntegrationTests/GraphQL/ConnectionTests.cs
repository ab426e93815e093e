using System.Text.Json.Nodes;
using GraphQLParser.AST;
using PlanApi.IntegrationTests.Grants;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>Every connection of the schema, wherever it hangs: in both directions it has the items of the whole list.</summary>
public sealed class ConnectionTests(GrantWorld world) : IClassFixture<GrantWorld>
{
    private const int Pages = 4;

    /// <summary>What a connection cannot be asked without.</summary>
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["scenarioDifferences"] = "scenario: \"cautious\"",
        ["comparison"] = "from: \"1\"",
        ["partHistory"] = "kind: \"Plan\", key: \"world\"",
    };

    [Fact]
    public void EveryConnection_IsAskedForwardsAndBackwards()
    {
        string[] asked = ["first", "after", "last", "before"];

        foreach (var (type, field) in Connections())
        {
            Assert.Equal(asked, asked.Where(name => field.Arguments().Any(argument => argument.Name.StringValue == name)));
            Assert.False(field.Type is GraphQLNonNullType, $"{type}.{field.Name()} is nullable, so that its errors are its own");
        }
    }

    [Fact, Trait("Suite", "Slow")]
    public async Task RandomPages_AreTheItemsOfTheWholeList()
    {
        var random = new Random(14);
        var several = new List<string>();
        foreach (var (type, field) in Connections())
        {
            if (await Longest(type, field) is not var (wrap, at))
                continue;
            var items = await Page(wrap, at, field, "");
            Assert.False(Info(items, "hasNextPage") || Info(items, "hasPreviousPage"), $"{type}.{field.Name()} is whole");
            var whole = items["edges"].Items();
            if (whole.Count > 1)
                several.Add($"{type}.{field.Name()}");
            for (var page = 0; whole.Count > 0 && page < Pages; page++)
                await Holds(random, wrap, at, field, whole);
        }

        Assert.True(several.Count > 40, string.Join(' ', several));
    }

    [Fact]
    public async Task PagesThatAreTooLong_AreTheErrorOfTheirField()
    {
        foreach (var (type, field) in Connections().Where(one => one.Type is "Plan" or "Query"))
        {
            foreach (var wrong in new[] { "first: 1001", "last: 1001", "first: 0", "last: -1", "first: 1, last: 1" })
            {
                var text = $"{field.Name()}({With(field, wrong)}) {{ pageInfo {{ hasNextPage }} }}";
                var answer = await Sent(
                    type == "Plan" ? $"{{ plan(code: \"world\") {{ code {text} }} }}" : $"{{ rules {{ code }} {text} }}"
                );
                var data = answer["data"]!;

                var error = Assert.Single(answer["errors"].Items());
                Assert.Equal(field.Name(), (string?)error["path"]!.AsArray()[^1]);
                Assert.Equal("invalid", (string?)error["extensions"]!["code"]);
                Assert.Null((type == "Plan" ? data["plan"]! : data)[field.Name()]);
                if (type == "Plan")
                    Assert.Equal("world", (string?)data["plan"]!["code"]);
                else
                    Assert.NotEmpty(data["rules"].Items());
            }
        }
    }

    [Fact]
    public async Task CursorsThatAreNone_LeaveTheRestOfTheAnswer()
    {
        foreach (var (_, field) in Connections().Where(one => one.Type == "Plan"))
        {
            foreach (var cursor in new[] { "after", "before" })
            {
                var text = $"{field.Name()}({With(field, $"{cursor}: \"no one\"")}) {{ nodes {{ __typename }} }}";
                var answer = await Sent($"{{ plan(code: \"world\") {{ code {text} }} }}");

                Assert.Equal("world", (string?)answer["data"]!["plan"]!["code"]);
                Assert.Null(answer["data"]!["plan"]![field.Name()]);
                Assert.Equal($"bad-cursor /{cursor}", Fault(Assert.Single(answer["errors"].Items())));
            }
        }
    }

    private static IEnumerable<(string Type, GraphQLFieldDefinition Field)> Connections() =>
        from type in Sdl.Names
        from field in Sdl.Fields(type)
        where Sdl.Named(field.Type).EndsWith("Connection", StringComparison.Ordinal)
        select (type, field);

    /// <summary>One page, chosen at random, holds what the whole list has there, and knows what is beside it.</summary>
    private async Task Holds(Random random, string wrap, int at, GraphQLFieldDefinition field, IReadOnlyList<JsonNode> whole)
    {
        var after = random.Next(3) == 0 ? random.Next(whole.Count) : -1;
        var before = random.Next(3) == 0 ? random.Next(after + 1, whole.Count + 1) : whole.Count;
        var (size, backward) = (random.Next(1, 5), random.Next(2) == 0);
        var (start, end) = (after + 1, before);
        if (backward)
            start = Math.Max(start, end - size);
        else
            end = Math.Min(end, start + size);
        var asked =
            $"{(backward ? "last" : "first")}: {size}"
            + (after < 0 ? "" : $", after: \"{whole[after]["cursor"]}\"")
            + (before == whole.Count ? "" : $", before: \"{whole[before]["cursor"]}\"");

        var page = await Page(wrap, at, field, asked);

        var mark = $"{wrap} {field.Name()}({asked}) of {whole.Count}";
        Assert.True(
            new JsonArray([.. whole.Take(start..end).Select(item => item.DeepClone())]).ToJsonString() == page["edges"]!.ToJsonString(),
            $"{mark}: {page["edges"]!.ToJsonString()}"
        );
        Assert.True(
            (end < whole.Count, start > 0) == (Info(page, "hasNextPage"), Info(page, "hasPreviousPage")) || start >= end,
            $"{mark}: {page["pageInfo"]!.ToJsonString()}"
        );
        Assert.Equal(page["edges"].Items().Count, page["nodes"].Items().Count);
    }

    /// <summary>
    /// Where the longest of these connections hangs that one page holds: what its query is wrapped in, and which of the wrapped things it
    /// is.
    /// </summary>
    private async Task<(string Wrap, int At)?> Longest(string type, GraphQLFieldDefinition field)
    {
        var wrap = type switch
        {
            "Query" => "{0}",
            "Plan" => "plan(code: \"world\") {{ {0} }}",
            // What was delivered or imported is tried where it is.
            "Webhook" or "ImportSchedule" => null,
            "Review" => $"plan(code: \"world\") {{{{ review(number: {await Review()}) {{{{ {{0}} }}}} }}}}",
            _ => Sdl.Fields("Plan").FirstOrDefault(list => Sdl.Named(list.Type) == type + "Connection") is { } list
                ? $"plan(code: \"world\") {{{{ {list.Name()}(first: 40) {{{{ nodes {{{{ {{0}} }}}} }}}} }}}}"
                : throw new InvalidOperationException($"No list has the type {type}."),
        };
        if (wrap is null)
            return null;
        var lengths = Found(await Data(wrap, field, "", "edges { cursor } pageInfo { hasNextPage }"), field.Name())
            .Select(found => found is null || Info(found, "hasNextPage") ? 0 : found["edges"]!.AsArray().Count)
            .ToList();
        return lengths.Count == 0 ? null : (wrap, lengths.IndexOf(lengths.Max()));
    }

    private async Task<JsonNode> Page(string wrap, int at, GraphQLFieldDefinition field, string asked)
    {
        var node = Sdl.Named(Sdl.Fields(Sdl.Named(field.Type)).Single(one => one.Name() == "nodes").Type);
        var chosen =
            $"nodes {{ __typename }} edges {{ cursor node {Leaves(node)} }} "
            + "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
        return Found(await Data(wrap, field, asked, chosen), field.Name()).ElementAt(at)!;
    }

    private async Task<JsonNode> Data(string wrap, GraphQLFieldDefinition field, string asked, string chosen)
    {
        var arguments = With(
            field,
            asked.Length > 0 ? asked
                : wrap.Contains("first: 40", StringComparison.Ordinal) ? "first: 40"
                : "first: 100"
        );
        var text = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{{{{ {wrap} }}}}",
            $"{field.Name()}({arguments}) {{ {chosen} }}"
        );
        var answer = await Sent(text);
        Assert.True(answer["errors"] is null, $"{text}\n{answer["errors"]?.ToJsonString()}");
        return answer["data"]!;
    }

    /// <summary>What a type has itself. A plan's document is as large as the plan.</summary>
    private static string Leaves(string type) => type == "Plan" ? "{ code }" : Sdl.Select(type, 0);

    /// <summary>The values of every field of a name, in the order of the answer.</summary>
    private static IEnumerable<JsonNode?> Found(JsonNode? node, string name) =>
        node switch
        {
            JsonObject fields when fields.ContainsKey(name) && fields[name] is JsonObject or null => [fields[name]],
            JsonObject fields => fields.SelectMany(field => Found(field.Value, name)),
            JsonArray items => items.SelectMany(item => Found(item, name)),
            _ => [],
        };

    private async Task<long> Review() =>
        (long)
            (await Sent("{ plan(code: \"world\") { reviews(first: 1) { nodes { number } } } }"))["data"]!["plan"]!["reviews"]!["nodes"]![
                0
            ]!["number"]!;

    private async Task<JsonNode> Sent(string query) =>
        (
            await world
                .Boss.With("Accept", "application/graphql-response+json")
                .Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())
        ).Json;

    private static string With(GraphQLFieldDefinition field, string asked) =>
        string.Join(", ", new[] { Needed.GetValueOrDefault(field.Name(), ""), asked }.Where(text => text.Length > 0));

    private static bool Info(JsonNode page, string name) => (bool)page["pageInfo"]![name]!;

    private static string Fault(JsonNode error)
    {
        var fault = error["extensions"]!["faults"]![0]!;
        return $"{fault["code"]} {fault["pointer"]}";
    }
}
