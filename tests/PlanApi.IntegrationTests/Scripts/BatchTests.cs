using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Scripts;

/// <summary>A script sends several requests in one. Each does what it would do alone; in an atomic batch all are done, or none.</summary>
public sealed class BatchTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task Requests_AreDoneInOrder_EachForItself()
    {
        var (api, plan) = await Begin();

        var answer = await Send(
            api,
            false,
            Item("add", "POST", $"{plan}/sections", """{"code":"2","purpose":"other"}"""),
            Item("again", "POST", $"{plan}/sections", """{"code":"2","purpose":"other"}"""),
            Item("stale", "PATCH", $"{plan}/sections/2", """{"purpose":"risks"}""", "\"999\""),
            Item("unseen", "PATCH", $"{plan}/sections/2", """{"purpose":"risks"}"""),
            Item("change", "PATCH", $"{plan}/sections/2", """{"purpose":"risks"}""", "$add"),
            Item("read", "GET", $"{plan}/sections?first=1&sort=-code"),
            Item("wrong", "POST", $"{plan}/sections", """{"code":"8","purpose":"nonsense"}"""),
            Item("away", "GET", "/v1/nothing"),
            Item("method", "PUT", $"{plan}/sections"),
            Item("remove", "DELETE", $"{plan}/sections/2", null, "$change")
        );

        Assert.Equal(
            "add 201, again 409, stale 412, unseen 428, change 200, read 200, wrong 400, away 404, method 405, remove 204",
            Told(answer)
        );
        Assert.Equal(7 - 1, (int?)answer["failed"]);
        var results = answer["results"]!.AsArray();
        Assert.Equal($"{plan}/sections/2", (string?)results[0]!["location"]);
        Assert.Equal("risks", (string?)results[4]!["body"]!["purpose"]);
        Assert.Equal((string?)results[4]!["etag"], $"\"{results[4]!["body"]!["version"]}.{Tag(results[4]!)}\"");
        Assert.Equal("3", (string?)results[5]!["body"]!["items"]![0]!["code"]);
        Assert.Equal("not-allowed /purpose", string.Join(' ', Fault(results[6]!)));
        Assert.Equal("wrong-method", (string?)results[8]!["body"]!["code"]);
        Assert.Null(results[9]!["body"]);
        (await api.Get($"{plan}/sections/2")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task AtomicBatch_StoresAllOfIt_AndLaterRequestsSeeEarlierOnes()
    {
        var (api, plan) = await Begin();
        var before = await Version(api, plan);

        var answer = await Send(
            api,
            true,
            Item("add", "POST", $"{plan}/sections", """{"code":"2","purpose":"other"}"""),
            Item("mention", "POST", $"{plan}/targets", Target("atomic", "2")),
            Item("change", "PATCH", $"{plan}/sections/2", """{"purpose":"risks"}""", "$add"),
            Item("cells", "POST", $"{plan}/cells", Cells(7)),
            Item("more", "POST", $"{plan}/cells", Cells(8))
        );

        Assert.Equal("add 201, mention 201, change 200, cells 200, more 200", Told(answer));
        Assert.Equal(before + 5, await Version(api, plan));
        Assert.Equal("risks", (string?)(await api.Get($"{plan}/sections/2")).Is(200).Json["purpose"]);
        Assert.Equal(8, (decimal?)await Cell(api, plan));
        Assert.True((bool?)(await api.Get($"{plan}/history-verification")).Is(200).Json["isWhole"] ?? true);
        // A write after it goes on from there.
        (await api.Patch($"{plan}/sections/2", """{"purpose":"other"}""", (string?)answer["results"]![2]!["etag"])).Is(200);
    }

    [Fact]
    public async Task AtomicBatch_OfWhichOneFails_DoesNothing()
    {
        var (api, plan) = await Begin();
        (await api.Post($"{plan}/cells", Cells(5))).Is(200);
        var before = await Version(api, plan);

        var answer = await Send(
            api,
            true,
            Item("add", "POST", $"{plan}/sections", """{"code":"2","purpose":"other"}"""),
            Item("cells", "POST", $"{plan}/cells", Cells(7)),
            Item("more", "POST", $"{plan}/cells", Cells(8)),
            Item("wrong", "POST", $"{plan}/sections", """{"code":"8","purpose":"nonsense"}"""),
            Item("never", "POST", $"{plan}/sections", """{"code":"4","purpose":"other"}""")
        );

        Assert.Equal("add 424, cells 424, more 424, wrong 400, never 424", Told(answer));
        Assert.Equal(5, (int?)answer["failed"]);
        Assert.Equal("not-done", (string?)answer["results"]![0]!["body"]!["code"]);
        Assert.Equal("not-allowed /purpose", Fault(answer["results"]![3]!));
        Assert.Equal(before, await Version(api, plan));
        (await api.Get($"{plan}/sections/2")).Is(404);
        Assert.Equal(5, (decimal?)await Cell(api, plan));
        // What takes the place of the version that never was is not mistaken for it.
        (await api.Post($"{plan}/cells", Cells(6))).Is(200);
        Assert.Equal(6, (decimal?)await Cell(api, plan));
    }

    [Fact]
    public async Task AtomicBatch_MayWriteInSeveralPlans()
    {
        var (api, plan) = await Begin();
        var other = await service.NewPlan(api);

        var refused = await Send(
            api,
            true,
            Item("here", "POST", $"{plan}/sections", """{"code":"2","purpose":"other"}"""),
            Item("there", "POST", $"{other}/sections", """{"code":"2","purpose":"nonsense"}""")
        );
        Assert.Equal("here 424, there 400", Told(refused));
        (await api.Get($"{plan}/sections/2")).Is(404);

        var done = await Send(
            api,
            true,
            Item("here", "POST", $"{plan}/sections", """{"code":"2","purpose":"other"}"""),
            Item("there", "POST", $"{other}/sections", """{"code":"2","purpose":"other"}""")
        );
        Assert.Equal("here 201, there 201", Told(done));
        (await api.Get($"{other}/sections/2")).Is(200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Batch_SentAgainWithItsKey_IsDoneOnce(bool atomic)
    {
        var (api, plan) = await Begin();
        var keyed = api.With("Idempotency-Key", $"nightly {atomic}");
        JsonObject[] items =
        [
            Item("a", "POST", $"{plan}/sections", """{"code":"2","purpose":"other"}"""),
            Item("b", "POST", $"{plan}/sections", """{"code":"8","purpose":"other"}"""),
        ];

        var first = await Send(keyed, atomic, items);
        var version = await Version(api, plan);
        var again = await Send(keyed, atomic, items);

        Assert.Equal("a 201, b 201", Told(first));
        Assert.Equal("a 201 replayed, b 201 replayed", Told(again));
        Assert.Equal(version, await Version(api, plan));
        Assert.Equal((string?)first["results"]![1]!["etag"], (string?)again["results"]![1]!["etag"]);
        var changed = await Send(keyed, atomic, Item("a", "POST", $"{plan}/sections", """{"code":"9","purpose":"other"}"""));
        Assert.Equal("a 422", Told(changed));
    }

    [Fact]
    public async Task Batch_ThatPrefersMinimalAnswers_HasResultsWithoutBodies()
    {
        var (api, plan) = await Begin();

        var answer = await Send(
            api.With("Prefer", "return=minimal"),
            true,
            Item("add", "POST", $"{plan}/sections", """{"code":"2","purpose":"other"}"""),
            Item("change", "PATCH", $"{plan}/sections/2", """{"purpose":"risks"}""", "$add")
        );

        Assert.Equal("add 201, change 204", Told(answer));
        Assert.All(answer["results"]!.AsArray(), result => Assert.Null(result!["body"]));
        Assert.NotNull((string?)answer["results"]![1]!["etag"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_DoNoMoreThanTheirKeyMay(bool atomic)
    {
        var (_, plan) = await Begin();
        var other = await service.NewPlan(service.With((await service.NewKey(Role.Committee)).Key!));
        var viewer = service.With((await service.NewKey(Role.Viewer)).Key!);
        var elsewhere = service.With(
            (await service.NewKey(Role.Planner, key => key with { Plans = [Code.Known(other.Split('/')[^1])] })).Key!
        );
        var item = Item("add", "POST", $"{plan}/sections", """{"code":"2","purpose":"other"}""");

        Assert.Equal("add 403", Told(await Send(viewer, atomic, item)));
        Assert.Equal("add 404", Told(await Send(elsewhere, atomic, item)));
        (await service.Api.Post("/v1/batch", """{"requests":[]}""")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task AtomicBatch_IsToldOnce_AndHasItsReasonInTheHistory()
    {
        var (api, plan) = await Begin();

        await Send(
            api.With("X-Change-Reason", "nightly"),
            true,
            Item("a", "POST", $"{plan}/sections", """{"code":"2","purpose":"other"}"""),
            Item("b", "POST", $"{plan}/sections", """{"code":"8","purpose":"other"}""")
        );

        var sets = (await api.Get($"{plan}/change-sets?first=2")).Is(200).Items;
        Assert.Equal(["nightly", "nightly"], sets.Select(set => (string?)set["reason"]));
        Assert.Equal(["CreateSection", "CreateSection"], sets.Select(set => (string?)set["useCase"]));
    }

    private static JsonObject Item(string id, string method, string path, string? body = null, string? ifMatch = null)
    {
        var item = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["path"] = path,
        };
        if (body is not null)
            item["body"] = JsonNode.Parse(body);
        if (ifMatch is not null)
            item["ifMatch"] = ifMatch;
        return item;
    }

    private static async Task<JsonNode> Send(Client api, bool atomic, params JsonObject[] items)
    {
        var batch = new JsonObject { ["atomic"] = atomic, ["requests"] = new JsonArray([.. items.Select(item => item.DeepClone())]) };
        return (await api.Post("/v1/batch", batch.ToJsonString())).Is(200).Json;
    }

    /// <summary>Each result as "id status".</summary>
    private static string Told(JsonNode answer) =>
        string.Join(
            ", ",
            answer["results"]!.AsArray().Select(one => $"{one!["id"]} {one["status"]}{((bool?)one["replayed"] == true ? " replayed" : "")}")
        );

    private static string Fault(JsonNode result) => $"{result["body"]!["faults"]![0]!["code"]} {result["body"]!["faults"]![0]!["pointer"]}";

    private static string Tag(JsonNode result) => ((string)result["etag"]!).Trim('"').Split('.')[1];

    private static string Target(string code, string source) =>
        $$"""{"code":"{{code}}","indicator":"gmv","comparator":"atLeast","value":9,"period":"2024","source":"{{source}}"}""";

    private static string Cells(int value) => $$"""{"cells":[{"indicator":"visitors","period":"2024-05","value":{{value}}}]}""";

    private static async Task<JsonNode?> Cell(Client api, string plan) =>
        (await api.Post($"{plan}/slices", """{"indicators":["visitors"],"period":"2024-05"}""")).Is(200).Json["rows"]![0]!["cells"]![0]![
            "value"
        ];

    private static async Task<long> Version(Client api, string plan) =>
        (long)(await api.Get($"{plan}/change-sets?first=1")).Is(200).Items[0]["sequence"]!;

    private async Task<(Client Api, string Plan)> Begin()
    {
        var committee = service.With((await service.NewKey(Role.Committee)).Key!);
        return (committee, await service.NewPlan(committee));
    }
}
