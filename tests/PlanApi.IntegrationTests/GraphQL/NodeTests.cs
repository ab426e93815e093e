using System.Text.Json.Nodes;
using GraphQLParser.AST;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Grants;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>What has an id is found by it again, as its reader may see it; and codes have what they lead to beside them.</summary>
public sealed class NodeTests(GrantWorld world) : IClassFixture<GrantWorld>
{
    /// <summary>What is listed and is no node, with the reason.</summary>
    private static readonly Dictionary<string, string> NoNodes = new()
    {
        ["ApiKey"] = "belongs to no plan, and its field id is the number by which REST has it",
        ["ContributionEffect"] = "computed from a contribution and the actuals, and nowhere stored",
        ["CellDifference"] = "two numbers side by side, which are nowhere stored",
        ["Duty"] = "follows from alerts, reviews and other parts, which are nodes, and is nowhere stored",
        ["ImportRun"] = "an operation, read with its schedule; kept for 30 days",
        ["ImportSchedule"] = "belongs to the service, and its field id is the number by which REST has it",
        ["LightChange"] = "a line of the history of lights, which never changes",
        ["NetChange"] = "what two moments have in different ways, which is nowhere stored",
        ["PartChange"] = "a change, which is a node of its change set",
        ["OkrBranch"] = "a view of objectives, which are nodes",
        ["Operation"] = "belongs to the service, and its field id is the number by which REST has it; kept for a day",
        ["PlanEvent"] = "a message, whose alert and change set are nodes",
        ["Webhook"] = "belongs to the service, and its field id is the number by which REST has it",
        ["WebhookDelivery"] = "belongs to the service, and is read with its webhook; kept for 30 days",
    };

    /// <summary>Codes that lead to no one part, with the reason.</summary>
    private static readonly Dictionary<string, string> Alone = new()
    {
        ["BudgetReport.currency"] = "the plan's currency, which need be no part of it",
        ["ImportConstants.currency"] = "a currency by its ISO code, which need be no part of the plan",
        ["ProposedCell.currency"] = "a currency by its ISO code, which need be no part of the plan",
        ["ApiKey.indicators"] = "a key may be limited to indicators of several plans",
        ["ApiKey.plans"] = "a key may be limited to plans that are still to be made",
        ["MemberGrant.members"] = "of whichever plans the key may use",
        ["ScopeEntry.dimension"] = "a scope is a list of codes, as the schema says",
        ["ScopeEntry.member"] = "a scope is a list of codes, as the schema says",
        ["DecomposedNumber.axis"] = "a member, or a period",
        ["Obstacle.axis"] = "a member, or a period",
        ["SpreadWeight.member"] = "of the axis that the request names",
    };

    private const string Lists = """
        alerts(first: 5) { nodes { # } }
        comments(first: 30) { nodes { # } }
        evidence(first: 30) { nodes { # } }
        reviews(first: 5) { nodes { # review { # } } }
        changeSets(first: 3) { nodes { # changes(first: 3) { nodes { # } } } }
        findings(first: 20) { nodes { # } }
        lights(first: 20, date: "2024-03-18") { nodes { # } }
        outlooks(first: 4, date: "2024-03-18", language: "zh") { nodes { # } }
        """;

    private static readonly string[] Kinds =
    [
        "Alert",
        "Change",
        "ChangeSet",
        "Comment",
        "Evidence",
        "Finding",
        "Review",
        "ReviewEntry",
        "TargetLight",
        "TargetOutlook",
    ];

    [Fact]
    public void EveryTypeThatIsListed_IsANodeOrSaysWhyNot()
    {
        var listed = Sdl.Names.Where(name => name.EndsWith("Connection", StringComparison.Ordinal)).Select(name => name[..^10]).ToList();

        var others = listed.Where(name => Sdl.Fields(name).All(field => Sdl.Written(field.Type) != "ID!"));

        Assert.Equal(NoNodes.Keys.Order(), others.Order());
        Assert.Empty(Kinds.Except(listed.Append("Review")));
    }

    [Fact]
    public void EveryCode_HasWhatItLeadsToBesideIt()
    {
        var wrong = new List<string>();
        foreach (var type in Sdl.Names.Where(name => !name.EndsWith("Input", StringComparison.Ordinal)))
        {
            var fields = Sdl.Fields(type).ToDictionary(field => field.Name(), field => Sdl.Named(field.Type));
            foreach (var (name, of) in fields.Where(field => !Alone.ContainsKey($"{type}.{field.Key}")))
            {
                var isCode = name.EndsWith("Code", StringComparison.Ordinal) || name.EndsWith("Codes", StringComparison.Ordinal);
                var part =
                    !isCode ? ""
                    : name.EndsWith('s') ? name[..^5]
                    : name[..^4];
                if (of == "Code" && name != "code" && !isCode)
                    wrong.Add($"{type}.{name} is a code and not called one");
                if (isCode && !fields.ContainsKey(part) && !fields.ContainsKey(part + "s"))
                    wrong.Add($"{type}.{name} has no part beside it");
            }
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nodes_AreFoundByTheirIdsAsTheyAreListed()
    {
        var listed = await Listed(world.Boss, whole: true);
        Assert.Equal(Kinds, listed.Values.Select(item => (string)item["__typename"]!).Distinct().Order(StringComparer.Ordinal));

        foreach (var (id, item) in listed)
        {
            var type = (string)item["__typename"]!;
            var found = (await Data(world.Boss, $"{{ node(id: \"{id}\") {{ ... on {type} {Leaves(type)} }} }}"))["node"];

            Assert.Equal(item.ToJsonString(), found?.ToJsonString());
        }
    }

    [Fact]
    public async Task Nodes_AreAnsweredInTheirOrder()
    {
        string[] ids = [.. (await Listed(world.Boss, whole: false)).Keys.Take(40)];
        var none = Encoded("Alert:1:987654321");

        var nodes = await Found(world.Boss, [.. ids, none, ids[0]]);

        Assert.Equal<string?>((IEnumerable<string?>)[.. ids, null, ids[0]], nodes);
    }

    [Theory]
    [InlineData("node(id: \"\")", "/id")]
    [InlineData("node(id: \"no id\")", "/id")]
    [InlineData("node(id: 17)", "/id")]
    [InlineData("node(id: \"@Nothing:1:1\")", "/id")]
    [InlineData("node(id: \"@Alert:1:one\")", "/id")]
    [InlineData("node(id: \"@Alert:1\")", "/id")]
    [InlineData("node(id: \"@TargetLight:1:1\")", "/id")]
    [InlineData("node(id: \"@Target:1:x\")", "/id")]
    [InlineData("nodes(ids: [\"@Alert:1:1\", \"no id\"])", "/ids/1")]
    public async Task IdsThatAreNone_AreRefusedWithAWord(string field, string pointer)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(field, "@([^\"]*)", match => Encoded(match.Groups[1].Value));
        var answer = await Sent(world.Boss, $"{{ {text} {{ id }} rules {{ code }} }}");

        var error = Assert.Single(answer["errors"].Items());
        Assert.Equal("invalid", (string?)error["extensions"]!["code"]);
        Assert.Equal(pointer, (string?)error["extensions"]!["faults"]![0]!["pointer"]);
        Assert.NotEmpty(answer["data"]!["rules"].Items());
    }

    [Fact]
    public async Task TooManyIds_AreRefused()
    {
        var ids = string.Join(", ", Enumerable.Repeat($"\"{Encoded("Alert:1:1")}\"", 101));

        var answer = await Sent(world.Boss, $"{{ nodes(ids: [{ids}]) {{ id }} }}");

        Assert.Equal("nodes", (string?)Assert.Single(answer["errors"].Items())["path"]![0]);
    }

    [Fact]
    public async Task LimitedKeys_FindWhatTheyAreShownAndHearOfNothingElse()
    {
        var all = (await Listed(world.Boss, whole: false)).Keys.ToList();
        foreach (var limit in new[] { GrantWorld.Limit(("tier", "mid")), GrantWorld.Limit(("line", "sales"), ("tier", "mid")) })
        {
            var key = world.Service.With((await world.Key(Role.Planner, null, limit)).Key!);
            var own = (await Listed(key, whole: false)).Keys.ToHashSet();

            foreach (var id in all)
            {
                var answer = await Sent(key, $"{{ node(id: \"{id}\") {{ id }} }}");
                Assert.Null(answer["errors"]);
                Assert.True(own.Contains(id) == answer["data"]!["node"] is not null, Decoded(id));
            }
            Assert.Equal(own.Order(StringComparer.Ordinal), (await Found(key, [.. own])).Order(StringComparer.Ordinal));
            Assert.NotEmpty(own.Intersect(all));
        }
        var other = world.Service.With(
            (await world.Key(Role.Admin, null, key => key with { Plans = [Domain.Values.Code.Parse("bare")] })).Key!
        );
        Assert.All(await Found(other, [.. all.Take(100)]), Assert.Null);
    }

    [Fact]
    public async Task Ids_StayWhenCodesChange()
    {
        const string Ask = """{ plan(code: "world") { targetLight(target: "#", date: "2024-03-18") { id } target(code: "#") { id } } }""";
        var before = (await Data(world.Boss, Ask.Replace("#", "sales-mid-gmv", StringComparison.Ordinal))).ToJsonString();
        await Rename("sales-mid-gmv", "sales-mid-other");

        var after = (await Data(world.Boss, Ask.Replace("#", "sales-mid-other", StringComparison.Ordinal))).ToJsonString();

        await Rename("sales-mid-other", "sales-mid-gmv");
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task Mutations_AnswerWhatTheyChangedAsNodes()
    {
        const string Written = "changeSet { id useCase changes { nodes { id kind after } } } errors { message }";
        var cells = (
            await Data(
                world.Boss,
                $$"""
                mutation { writeCells(plan: "world", input: {scenario: "cautious", cells: [
                  {indicator: "visitors", scope: [{dimension: "tier", member: "mid-a"}], period: "2024-05", value: 7}]})
                  { written { changed } {{Written}} } }
                """
            )
        )["writeCells"]!;
        var again = (
            await Data(
                world.Boss,
                $$"""
                mutation { writeCells(plan: "world", input: {scenario: "cautious", cells: [
                  {indicator: "visitors", scope: [{dimension: "tier", member: "mid-a"}], period: "2024-05", value: 7}]})
                  { {{Written}} } }
                """
            )
        )["writeCells"]!;
        var said = (
            await Data(
                world.Boss,
                $$"""
                mutation { addComment(plan: "world", input: {subject: {target: "sales-mid-gmv"}, text: "x"})
                  { comment { id } {{Written}} } }
                """
            )
        )["addComment"]!;

        var change = Assert.Single(cells["changeSet"]!["changes"]!["nodes"].Items());
        Assert.Equal("WriteCells", (string?)cells["changeSet"]!["useCase"]);
        Assert.Null(again["changeSet"]);
        Assert.Equal("AddComment", (string?)said["changeSet"]!["useCase"]);
        string[] ids = [(string)cells["changeSet"]!["id"]!, (string)change["id"]!, (string)said["comment"]!["id"]!];
        Assert.Equal(ids, await Found(world.Boss, ids));
    }

    private async Task Rename(string code, string other)
    {
        var path = $"/v1/plans/world/targets/{code}";
        (await world.Boss.Patch(path, $$"""{"code":"{{other}}"}""", (await world.Boss.Get(path)).ETag)).Is(200);
    }

    /// <summary>Everything that the lists show of these kinds, by id.</summary>
    private static async Task<Dictionary<string, JsonNode>> Listed(Client key, bool whole)
    {
        var types = new Queue<string>([
            "Alert",
            "Comment",
            "Evidence",
            "ReviewEntry",
            "Review",
            "ChangeSet",
            "Change",
            "Finding",
            "TargetLight",
            "TargetOutlook",
        ]);
        var text = string.Join(
            '\n',
            Lists
                .Split('#')
                .Select(piece =>
                    piece
                    + (
                        types.TryDequeue(out var type)
                            ? whole
                                ? Leaves(type)[1..^1]
                                : "id __typename"
                            : ""
                    )
                )
        );
        var answer = await Sent(key, $"{{ plan(code: \"world\") {{ {text} }} }}");
        var found = new Dictionary<string, JsonNode>();
        Collect(answer["data"]!["plan"], found);
        return found;
    }

    private static void Collect(JsonNode? node, Dictionary<string, JsonNode> found)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Collect(item, found);
        }
        if (node is not JsonObject fields)
            return;
        if (fields["id"] is { } id)
            found.Add((string)id!, new JsonObject(fields.Where(field => !IsBelow(field)).Select(Copy)));
        // Before and after of a change are not the schema's.
        foreach (var (_, value) in fields.Where(field => field.Key is not ("before" or "after")))
            Collect(value, found);
    }

    // What hangs below a node and is asked for by name, not by itself.
    private static bool IsBelow(KeyValuePair<string, JsonNode?> field) => field.Key is "changes" or "review";

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> field) => new(field.Key, field.Value?.DeepClone());

    private static string Leaves(string type) => Sdl.Select(type, 0).Trim();

    private static async Task<string?[]> Found(Client key, string?[] ids)
    {
        var list = string.Join(", ", ids.Select(id => $"\"{id}\""));
        var answer = await Data(key, $"{{ nodes(ids: [{list}]) {{ id }} }}");
        return [.. answer["nodes"]!.AsArray().Select(node => (string?)node?["id"])];
    }

    private static async Task<JsonNode> Data(Client key, string query)
    {
        var answer = await Sent(key, query);
        Assert.True(answer["errors"] is null, $"{query}\n{answer["errors"]?.ToJsonString()}");
        return answer["data"]!;
    }

    private static async Task<JsonNode> Sent(Client key, string query) =>
        (
            await key.With("Accept", "application/graphql-response+json")
                .Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())
        ).Json;

    private static string Encoded(string id) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(id));

    private static string Decoded(string id) => System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(id));
}
