using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Webhooks;

namespace PlanApi.IntegrationTests.Imports;

/// <summary>A plan follows a file: at the times of a schedule, or at once.</summary>
public sealed class ImportScheduleTests : IDisposable
{
    private const string Latam = """{"line":"sales","market":"latam"}""";

    private readonly FollowedFolder _folder = new();
    private readonly CustomService _service;

    public ImportScheduleTests() => _service = new CustomService(_folder.Options with { Works = true });

    public void Dispose()
    {
        _service.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task File_IsImportedAtItsTimes_AndAgainOnceItHasChanged()
    {
        var plan = await (await MappedPlan.Of(_service)).With(MappedPlan.WideMapping);
        _folder.Put("plan.csv", MappedPlan.Wide);
        var schedule = await FollowedFolder.Make(plan, FollowedFolder.OfFolder("plan.csv"));
        // Half past six in Shanghai.
        Assert.Equal("2024-03-18T22:30:00+00:00", (string?)(await Shown(schedule))["nextAt"]);

        await Until(schedule, 1);
        Assert.Equal("15000 20000", await plan.Numbers("gmv", Latam));
        await Until(schedule, 2);
        _folder.Put("plan.csv", MappedPlan.Wide.Replace("1,5", "1,6", StringComparison.Ordinal));
        await Until(schedule, 3);

        Assert.Equal("16000 20000", await plan.Numbers("gmv", Latam));
        var runs = (await _service.Api.Get($"{schedule}/runs")).Is(200).Items;
        Assert.Equal(["1 changed", "the same", "2 changed"], runs.Select(Told));
        Assert.Equal(["plan.csv"], runs.Select(run => (string)run["file"]!).Distinct());
        Assert.Equal("2024-03-20T22:30", ((string)runs[0]["dueAt"]!)[..16]);
        var operation = (await _service.Api.Get($"/v1/operations/{runs[0]["id"]}/result")).Is(200).Json;
        Assert.Equal((1, 2), ((int)operation["report"]!["rows"]!, (int)operation["report"]!["values"]!));
    }

    [Fact]
    public async Task MissedTimes_AreMadeUpForOnce()
    {
        var plan = await (await MappedPlan.Of(_service)).With(MappedPlan.WideMapping);
        _folder.Put("plan.csv", MappedPlan.Wide);
        var schedule = await FollowedFolder.Make(plan, FollowedFolder.OfFolder("plan.csv"));

        _service.Clock.Advance(TimeSpan.FromDays(10));
        await Wait.Until(async () => (await Runs(schedule)).Count == 1);
        await Wait.Until(async () =>
        {
            _service.Clock.Advance(TimeSpan.FromMinutes(1));
            return (string)(await Shown(schedule))["nextAt"]! == "2024-03-28T22:30:00+00:00";
        });

        Assert.Equal("2 changed", Told(Assert.Single(await Runs(schedule))));
    }

    [Fact]
    public async Task FileWithFaults_IsNotImported_AndTheRunTellsThemAll()
    {
        var plan = await (await MappedPlan.Of(_service)).With(MappedPlan.WideMapping);
        _folder.Put("plan.csv", "区域;1月;2月\n拉美;1.5;2\n火星;1;1\n");
        var schedule = await FollowedFolder.Make(plan, FollowedFolder.OfFolder("plan.csv"));

        var run = await FollowedFolder.Run(_service.Api, schedule);

        Assert.Equal("wrong-type 2:4, unknown-reference 3:1", MappedPlan.Faults(run["problem"]!));
        Assert.Equal("- -", await plan.Numbers("gmv", Latam));
        var shown = await Shown(schedule);
        Assert.Equal(("active", 1), ((string)shown["state"]!, (int)shown["failedRuns"]!));
        _folder.Put("plan.csv", MappedPlan.Wide);
        Assert.Equal("2 changed", Told(await FollowedFolder.Run(_service.Api, schedule)));
        Assert.Equal(0, (int)(await Shown(schedule))["failedRuns"]!);
    }

    [Fact]
    public async Task OfFilesLikeAPattern_TheLastIsImported()
    {
        var plan = await (await MappedPlan.Of(_service)).With(MappedPlan.WideMapping);
        var schedule = await FollowedFolder.Make(plan, FollowedFolder.OfFolder("plan-*.csv"));
        Assert.Equal("file-unavailable", (string?)(await FollowedFolder.Run(_service.Api, schedule))["problem"]!["code"]);

        _folder.Put("plan-2024-02.csv", MappedPlan.Wide);
        _folder.Put("plan-2024-01.csv", "区域;1月\n拉美;9\n");
        _folder.Put("zz.csv", "no such");

        var run = await FollowedFolder.Run(_service.Api, schedule);
        Assert.Equal(("plan-2024-02.csv", "2 changed"), ((string)run["file"]!, Told(run)));
    }

    [Fact]
    public async Task AnotherMapping_ImportsTheSameFileAgain()
    {
        var plan = await (await MappedPlan.Of(_service)).With(MappedPlan.WideMapping);
        _folder.Put("plan.csv", MappedPlan.Wide);
        var schedule = await FollowedFolder.Make(plan, FollowedFolder.OfFolder("plan.csv"));
        await FollowedFolder.Run(_service.Api, schedule);
        var mapping = $"{plan.Path}/import-mappings/wide";
        (await _service.Api.Patch(mapping, """{"scale":100}""", (await _service.Api.Get(mapping)).ETag)).Is(200);

        Assert.Equal("2 changed", Told(await FollowedFolder.Run(_service.Api, schedule)));
        Assert.Equal("150 200", await plan.Numbers("gmv", Latam));
    }

    [Fact]
    public async Task FileOfTheNetwork_IsAskedForByItsETag_AndItsKeyIsNeverShown()
    {
        await using var server = await Receiver.Start();
        server.Answers = async (asked, response) =>
        {
            response.Headers.ETag = "\"v1\"";
            if (asked.Headers.GetValueOrDefault("if-none-match") == "\"v1\"")
                response.StatusCode = StatusCodes.Status304NotModified;
            else
                await response.WriteAsync(MappedPlan.Wide);
        };
        var plan = await (await MappedPlan.Of(_service)).With(MappedPlan.WideMapping);
        var source =
            $"{FollowedFolder.Address($"{server.Address}?sig=zz-key")},\"headerName\":\"Authorization\",\"headerValue\":\"Bearer zz-key\"";
        var made = (await _service.Api.Post(FollowedFolder.Schedules, FollowedFolder.Body(plan.Path, source))).Is(201);

        Assert.Equal("2 changed", Told(await FollowedFolder.Run(_service.Api, made.Location!)));
        Assert.Equal("the same", Told(await FollowedFolder.Run(_service.Api, made.Location!)));

        Assert.All(
            server.Received,
            asked => Assert.Equal(("/hook?sig=zz-key", "Bearer zz-key"), (asked.Path, asked.Headers["authorization"]))
        );
        var shown = await _service.Api.Get(made.Location!);
        // What is shown may be sent back.
        (await _service.Api.Patch(made.Location!, $$"""{"address":"{{server.Address}}","cron":"0 7 * * *"}""", shown.ETag)).Is(200);
        await FollowedFolder.Run(_service.Api, made.Location!);
        Assert.Equal("/hook?sig=zz-key", server.Received[^1].Path);
        foreach (
            var path in new[] { made.Location!, $"{made.Location}/runs", FollowedFolder.Schedules, "/v1/operations", "/v1/change-sets" }
        )
            Assert.DoesNotContain("zz-key", (await _service.Api.Get(path)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zz-key", made.Text + string.Join('\n', _service.Log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverGraphQL_AScheduleIsMade_Run_AndRead()
    {
        var plan = await (await MappedPlan.Of(_service)).With(MappedPlan.WideMapping);
        _folder.Put("plan.csv", MappedPlan.Wide);
        const string Quote = "\\\"";
        var code = plan.Path.Split('/')[^1];
        var settings = $"plan: `{code}`, mapping: `wide`, folder: `inbox`, file: `plan.csv`, cron: `0 6 * * *`".Replace(
            "`",
            Quote,
            StringComparison.Ordinal
        );
        var made = await Ask($"mutation {{ createImportSchedule(input: {{{settings}}}) {{ schedule {{ id }} }} }}");
        var id = made["createImportSchedule"]!["schedule"]!["id"];

        var started = await Ask($"mutation {{ runImportSchedule(id: {id}) {{ operation {{ state kind }} }} }}");

        Assert.Equal("importScheduledFile", (string?)started["runImportSchedule"]!["operation"]!["kind"]);
        JsonNode? run = null;
        await Wait.Until(async () =>
        {
            var read = await Ask(
                $"{{ importSchedule(id: {id}) {{ settings {{ plan {{ code }} mapping {{ code }} }} "
                    + "runs { nodes { state file report { changed } } } } }"
            );
            Assert.Equal("wide", (string?)read["importSchedule"]!["settings"]!["mapping"]!["code"]);
            run = read["importSchedule"]!["runs"]!["nodes"]![0];
            return (string)run!["state"]! == "SUCCEEDED";
        });
        Assert.Equal(2, (int)run!["report"]!["changed"]!);
    }

    private static string Told(JsonNode run) =>
        run["problem"] is { } problem ? (string)problem["code"]!
        : (bool)run["isSameFile"]! ? "the same"
        : $"{run["report"]!["changed"]} changed";

    private async Task<JsonNode> Ask(string query)
    {
        var answer = (await _service.Api.Post("/graphql", $$"""{"query":"{{query}}"}""")).Is(200).Json;
        Assert.Null(answer["errors"]);
        return answer["data"]!;
    }

    private async Task<JsonNode> Shown(string schedule) => (await _service.Api.Get(schedule)).Is(200).Json;

    private async Task<IReadOnlyList<JsonNode>> Runs(string schedule) =>
        [.. (await _service.Api.Get($"{schedule}/runs?state=succeeded")).Is(200).Items];

    /// <summary>Until it has run so many times: goes on to its next time, but never while a run has not ended.</summary>
    private Task Until(string schedule, int count) =>
        Wait.Until(async () =>
        {
            // The time moves on once there is a run of it, so it is read before the runs.
            var next = DateTimeOffset.Parse((string)(await Shown(schedule))["nextAt"]!, System.Globalization.CultureInfo.InvariantCulture);
            var runs = (await _service.Api.Get($"{schedule}/runs")).Is(200).Items;
            if (runs.Count(run => (string)run["state"]! == "succeeded") == count)
                return true;
            var wait = next - _service.Clock.GetUtcNow();
            var isIdle = runs.All(run => (string)run["state"]! is "succeeded" or "failed");
            _service.Clock.Advance(isIdle && wait > TimeSpan.FromMinutes(1) ? wait : TimeSpan.FromMinutes(1));
            return false;
        });
}
