using System.Text;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;
using PlanApi.UnitTests;

namespace PlanApi.IntegrationTests.Lists;

[Trait("Suite", Suites.Both)]
public sealed class ListTests(ManyParts parts) : IClassFixture<ManyParts>
{
    private static readonly string Dimension = "dimensions/a0";

    public static TheoryData<string> Collections =>
        [.. Suites.Third(PartCases.All).Select(part => part.Path.Replace("dimensions/market", Dimension, StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Collections))]
    public async Task List_InAnyOrder_PagesToTheEndWithoutGapsOrRepeats(string collection)
    {
        foreach (
            var sort in (await Parameters(collection)).Single(parameter => (string)parameter["name"]! == "sort")["schema"]![
                "enum"
            ]!.AsArray()
        )
        {
            var (name, descending) = (((string)sort!).TrimStart('-'), ((string)sort!).StartsWith('-'));
            var all = (await Get($"{collection}?first=1000&sort={sort}")).Items;
            Assert.InRange(all.Count, collection == "dimensions" ? ManyParts.Dimensions : 24, 25);
            var paged = await Pages($"{ManyParts.Plan}/{collection}?sort={sort}&first=5");
            Assert.Equal(all.Select(Id), paged.Select(Id));
            Assert.Equal(all.Count, paged.Select(Id).Distinct().Count());

            var keys = all.Select(item => Key(item, name)).ToList();
            Assert.Equal(descending ? keys.OrderDescending(Bytes) : keys.Order(Bytes), keys);
            var opposite = await Get($"{collection}?first=1000&sort={(descending ? "" : "-")}{name}");
            Assert.Equal(all.Select(Id).Reverse(), opposite.Items.Select(Id));
        }
        Assert.Equal((await Get(collection)).Text, (await Get($"{collection}?sort=code&first=50")).Text);
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task List_ByEachFilter_AnswersThoseAndOnlyThose(string collection)
    {
        var all = (await Get($"{collection}?first=1000")).Items;
        var indicators =
            collection == "key-results"
                ? (await Get("targets?first=1000")).Items.ToDictionary(
                    target => (string)target["code"]!,
                    target => (string)target["indicator"]!
                )
                : null;
        foreach (
            var filter in (await Parameters(collection))
                .Where(parameter => (string)parameter["in"]! == "query")
                .Select(parameter => (string)parameter["name"]!)
                // What words find, and how far an approval is, are no field's value; their own tests hold them.
                .Where(name => name is not ("plan" or "dimension" or "sort" or "first" or "after" or "asOf" or "q"))
                .Where(name => collection != "budget-items" || name != "state")
        )
        {
            var values = all.SelectMany(item => Values(item, filter, indicators)).Distinct().ToList();
            Assert.NotEmpty(values);
            foreach (var value in values.Take(6))
                await Answers([value]);
            await Answers([.. values.Take(2)]);

            async Task Answers(string[] wanted)
            {
                var query = $"{collection}?first=1000&{filter}={string.Join(',', wanted.Select(Uri.EscapeDataString))}";
                Assert.Equal(
                    all.Where(item => Values(item, filter, indicators).Intersect(wanted).Any()).Select(Id),
                    (await Get(query)).Items.Select(Id)
                );
            }
        }
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task List_WithFaultyParameters_NamesThem(string collection)
    {
        await Refuses("first=0", "out-of-range /first");
        await Refuses("first=1001", "out-of-range /first");
        await Refuses("first=many", "wrong-type /first");
        await Refuses("first=99999999999", "wrong-type /first");
        await Refuses("first=1&first=2", "duplicate-field /first");
        await Refuses("sort=--code", "not-allowed /sort");
        await Refuses("sort=-", "not-allowed /sort");
        await Refuses("sort=colour", "not-allowed /sort");
        await Refuses("after=nonsense", "bad-cursor /after");
        await Refuses("after=", "empty-filter /after");
        await Refuses("colour=red&First=1", "unknown-parameter /First, unknown-parameter /colour");
        foreach (var filter in (await Parameters(collection)).Where(parameter => (string)parameter["in"]! == "query"))
        {
            var name = (string)filter["name"]!;
            await Refuses($"{name}=", $"empty-filter /{name}");
            if (name is not ("sort" or "first" or "after" or "asOf"))
                await Refuses($"{name}=a,,b", $"empty-filter /{name}");
            if (name is not ("sort" or "first" or "after" or "asOf" or "subject" or "finding" or "q"))
                await Refuses($"{name}=%23", $"not-allowed /{name}");
        }

        async Task Refuses(string query, string faults) =>
            Assert.Equal(faults, (await parts.Service.Api.Get($"{ManyParts.Plan}/{collection}?{query}")).IsProblem(400, "invalid").Faults);
    }

    [Fact]
    public async Task List_AfterTheLastItemOfAPageIsGone_GoesOnBehindIt()
    {
        var plan = await parts.Service.NewPlan();
        var page = await parts.Service.Api.Get($"{plan}/targets?first=3&sort=-indicator");
        var last = page.Items[^1];
        var rest = (await parts.Service.Api.Get(page.Next!)).Codes;
        (await parts.Service.Api.Delete($"{plan}/targets/{last["code"]}", $"\"{last["version"]}\"")).Is(204);

        Assert.Equal(rest, (await parts.Service.Api.Get(page.Next!)).Is(200).Codes);
    }

    [Fact]
    public async Task List_WithTheCursorOfAnotherOrder_IsRefused()
    {
        var next = (await Get("targets?first=3&sort=period")).Next!;

        (await parts.Service.Api.Get(next.Replace("sort=period", "sort=-period", StringComparison.Ordinal))).HasFaults("bad-cursor /after");
        (await parts.Service.Api.Get(next.Replace("sort=period", "sort=version", StringComparison.Ordinal))).HasFaults("bad-cursor /after");
    }

    [Fact]
    public async Task List_WithAllKindsOfParameters_KeepsThemInNext()
    {
        var page = await Get($"targets?comparator=equal&scope={Uri.EscapeDataString("a0=m-B0,a0=m-a0")}&first=2");

        Assert.StartsWith($"http://localhost{ManyParts.Plan}/targets?", page.Next!, StringComparison.Ordinal);
        var items = await Pages($"{ManyParts.Plan}/targets?comparator=equal&scope={Uri.EscapeDataString("a0=m-B0,a0=m-a0")}&first=2");
        Assert.All(items, item => Assert.Equal("equal", (string)item["comparator"]!));
        Assert.True(items.Count > 2);
    }

    [Theory]
    [InlineData("targets?scope=a0%3Dg-%F0%9D%92%B30;B0%3D%EF%BE%8A0", 6)]
    [InlineData("targets?scope=B0%3D%EF%BE%8A0;a0%3Dg-%F0%9D%92%B30", 6)]
    [InlineData("targets?at=B0%3D%EF%BE%8A0&first=1000", 8)]
    [InlineData("targets?scope=top", 6)]
    [InlineData("dimensions/a0/groups?member=m-e%CC%810", 1)]
    public async Task List_ByTheSameThingWrittenDifferently_FindsIt(string query, int least) =>
        Assert.True((await Get(query)).Items.Count >= least, query);

    [Fact]
    public async Task List_OfPlans_PagesByCode()
    {
        var codes = new List<string>();
        foreach (var _ in Enumerable.Range(0, 5))
            codes.Add((await parts.Service.NewPlan()).Split('/')[^1]);

        var paged = (await Pages("/v1/plans?first=2")).Select(plan => (string)plan["code"]!).ToList();

        Assert.Equal(paged.Order(StringComparer.Ordinal), paged);
        Assert.Subset(paged.ToHashSet(), codes.ToHashSet());
        Assert.Equal(paged.Count, paged.Distinct().Count());
        (await parts.Service.Api.Get("/v1/plans?first=0")).HasFaults("out-of-range /first");
        (await parts.Service.Api.Get("/v1/plans?sort=code")).HasFaults("unknown-parameter /sort");
    }

    private async Task<Answer> Get(string path) => (await parts.Service.Api.Get($"{ManyParts.Plan}/{path}")).Is(200);

    private async Task<IReadOnlyList<JsonNode>> Pages(string path)
    {
        var items = new List<JsonNode>();
        for (string? next = path; next is not null; )
        {
            var page = (await parts.Service.Api.Get(next)).Is(200);
            Assert.NotEmpty(page.Items);
            items.AddRange(page.Items);
            next = page.Next;
        }
        return items;
    }

    private async Task<IReadOnlyList<JsonNode>> Parameters(string collection)
    {
        var document = (await parts.Service.Api.Get("/openapi/v1.json")).Json;
        var template = $"/v1/plans/{{plan}}/{collection.Replace(Dimension + "/", "dimensions/{dimension}/", StringComparison.Ordinal)}";
        return [.. document["paths"]![template]!["get"]!["parameters"]!.AsArray().Select(parameter => parameter!)];
    }

    private static string Id(JsonNode item) => (string)item["id"]!;

    private static object Key(JsonNode item, string sort) => sort == "version" ? (long)item[sort]! : (string?)item[sort] ?? "";

    private static readonly Comparer<object> Bytes = Comparer<object>.Create(
        (left, right) =>
            left is long number
                ? number.CompareTo((long)right)
                : Encoding.UTF8.GetBytes((string)left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)right))
    );

    /// <summary>The values of a filter that an item has.</summary>
    private static IEnumerable<string> Values(JsonNode item, string filter, Dictionary<string, string>? indicators) =>
        filter switch
        {
            "indicator" when indicators is not null => [indicators[(string)item["target"]!]],
            "risk" when item["first"] is { } first => [$"{first}", $"{item["second"]}"],
            "member" => item["definitions"]![0]!["members"]!.AsArray().Select(member => (string)member!),
            "level" when item["dimension"] is not null => item["parent"] is null ? ["top"] : [],
            "parent" when item["parents"] is JsonArray parents => parents.Select(parent => (string)parent!),
            "at" => item["scope"] is JsonObject scope ? scope.Select(pair => $"{pair.Key}={pair.Value}") : [],
            "scope" or "within" => [ScopeText(item[filter])],
            "of" => item["of"] is { } of ? [ScopeText(of)] : [],
            _ => item[filter] is { } value ? [value.ToString()] : [],
        };

    private static string ScopeText(JsonNode? scope) =>
        scope is JsonObject { Count: > 0 } members ? string.Join(';', members.Select(pair => $"{pair.Key}={pair.Value}")) : "top";
}
