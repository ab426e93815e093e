using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.ChangeControl;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Duties;

/// <summary>One list tells what each party owes, by when, and where it is. The clock begins on 18 March 2024.</summary>
public sealed class DutyTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task AParty_SeesWhatItOwes_WhatIsDueFirst_WithNamesBeforeCodes()
    {
        var (planner, path, _) = await New();
        var review = (await planner.Post($"{path}/reviews", """{"schedule":"monthly","period":"2024-02"}""")).Is(200);
        (
            await planner
                .With("If-Match", review.ETag!)
                .Post(
                    $"{path}/reviews/{review.Json["number"]}/actions",
                    """{"wording":"Renew the\ncontracts","owner":"coo","dueOn":"2024-03-17"}"""
                )
        ).Is(200);
        var comment = (await planner.Post($"{path}/comments", """{"subject":{"target":"total"},"text":"Is it in? @coo"}""")).Is(201).Json;
        var number = review.Json["number"];

        var duties = await Duties(planner, $"{path}/duties?party=coo");

        Assert.Equal(
            [
                "enterSlice mexico-orders 2023-11-30T16:00:00+00:00 True",
                $"carryOutAction {number} 2024-03-17T16:00:00+00:00 True",
                "reassessRisk new-taxes 2024-04-01T16:00:00+00:00 False",
                "carryOutResponse diversify 2024-09-30T16:00:00+00:00 False",
                $"answerComment {comment["number"]}  False",
                "finishInitiative go-mexico  False",
                $"holdReview {number}  False",
            ],
            duties.Select(duty => $"{duty["kind"]} {duty["subject"]} {duty["dueAt"]} {(bool)duty["isOverdue"]!}")
        );
        Assert.Equal(
            "Enter the numbers of slice mexico-orders of the round Bottom up (bottom-up) and submit it.",
            (string)duties[0]["sentence"]!["en"]!
        );
        Assert.Equal("请填写并提交计划轮次Bottom up（bottom-up）的切片 mexico-orders。", (string)duties[0]["sentence"]!["zh"]!);
        Assert.EndsWith(": Renew the contracts", (string)duties[1]["sentence"]!["en"]!, StringComparison.Ordinal);
        foreach (var duty in duties)
            (await planner.Get((string)duty["path"]!)).Is(200);

        (
            await planner
                .With("If-Match", $"\"{comment["version"]}\"")
                .Send(HttpMethod.Patch, $"{path}/comments/{comment["number"]}", """{"resolved":true}""", "application/merge-patch+json")
        ).Is(200);
        Assert.DoesNotContain(await Duties(planner, $"{path}/duties"), duty => (string)duty["kind"]! == "answerComment");
    }

    [Fact]
    public async Task TheList_IsFilteredAndPaged_AlikeOverGraphQL()
    {
        var (planner, path, _) = await New();
        var all = await Duties(planner, $"{path}/duties");

        Assert.Equal(
            all.Where(duty => (bool)duty["isOverdue"]!).Select(Key),
            (await Duties(planner, $"{path}/duties?overdue=true")).Select(Key)
        );
        Assert.Equal(
            ["enterSlice/mexico-orders/coo", "reassessRisk/new-taxes/coo"],
            (await Duties(planner, $"{path}/duties?dueBefore=2024-05-01T00:00:00Z")).Select(Key)
        );
        Assert.Equal(["reassessRisk/new-taxes/coo"], (await Duties(planner, $"{path}/duties?kind=reassessRisk,holdDrill")).Select(Key));
        Assert.Empty(await Duties(planner, $"{path}/duties?party=nobody"));

        var (paged, next) = (new List<string>(), $"{path}/duties?first=2");
        while (next is not null)
        {
            var page = (await planner.Get(next)).Is(200);
            paged.AddRange(page.Items.Select(item => Key(item!)));
            next = (string?)page.Json["next"] is { } address ? new Uri(address).PathAndQuery : null;
        }
        Assert.Equal(all.Select(Key), paged);
        (await planner.Get($"{path}/duties?after=7")).HasFaults("bad-cursor /after");

        var code = path[(path.LastIndexOf('/') + 1)..];
        var graph = (
            await planner.Post(
                "/graphql",
                new JsonObject
                {
                    ["query"] = $$"""
                    { plan(code: "{{code}}") { duties(last: 2, party: ["coo"]) { nodes { key party { code } plan { code } } } } }
                    """,
                }.ToJsonString()
            )
        ).Is(200);
        Assert.Equal(
            all.TakeLast(2).Select(Key),
            graph.Json["data"]!["plan"]!["duties"]!["nodes"]!.AsArray().Select(node => (string)node!["key"]!)
        );
    }

    [Fact]
    public async Task TheCaller_SeesTheirOwnOverAllPlans_AndWhatTheirGrantsShow()
    {
        var (planner, path, coo) = await New();
        var (_, other, _) = await New(coo.Name);
        var mine = await Duties(service.With(coo.Key!), "/v1/duties?mine=true");

        Assert.Equal(
            [.. new[] { path, other }.Select(plan => plan[(plan.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal)],
            mine.Select(duty => (string)duty["plan"]!).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(mine, duty => Assert.Equal("coo", (string)duty["party"]!));
        Assert.Empty(await Duties(planner, $"{path}/duties?mine=true"));

        var limited = await service.NewKey(
            Role.Viewer,
            key =>
                key with
                {
                    Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Known("eu")] },
                    Plans = [Code.Known(path[(path.LastIndexOf('/') + 1)..])],
                }
        );
        Assert.Empty(await Duties(service.With(limited.Key!), $"{path}/duties"));
        Assert.Empty(await Duties(service.With(limited.Key!), "/v1/duties"));
        (await service.With(limited.Key!).Get($"{other}/duties")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task ACalendar_HasAnEventForEachDutyThatIsDueSomeTime()
    {
        var (planner, path, _) = await New();

        var feed = (await planner.With("Accept", "text/calendar").Get($"{path}/duties/calendar?party=coo")).Is(200);

        Assert.Equal(("text/calendar", 3), (feed.Type, feed.Text.Split("BEGIN:VEVENT").Length - 1));
        Assert.Contains("DTSTART;VALUE=DATE:20231130\r\n", feed.Text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Assess the risk new-taxes again.\r\n", feed.Text, StringComparison.Ordinal);
        var chinese = await planner.With("Accept", "text/calendar").With("Accept-Language", "zh").Get($"{path}/duties/calendar?party=coo");
        Assert.Contains("SUMMARY:请重新评估风险new-taxes。\r\n", chinese.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AVote_IsOwedByEachMember_WhoDidNotAsk_AndHasNotVotedYet()
    {
        using var own = new KeysService();
        var plan = await ChangePlan.New(own);
        var request = await plan.Assessed();
        (await plan.Vote("ben", request, "for")).Is(200);

        var duties = await Duties(plan["ann"], $"{ChangePlan.Path}/duties?kind=voteOnChange");

        Assert.Equal(["ann", "cat"], duties.Select(duty => (string)duty["party"]!));
        Assert.Equal($"Vote on change request {request["number"]}: Grow faster", (string)duties[0]["sentence"]!["en"]!);
    }

    private static string Key(JsonNode duty) => (string)duty["key"]!;

    private static async Task<IReadOnlyList<JsonNode>> Duties(Client client, string path) =>
        [.. (await client.Get(path)).Is(200).Items.Select(item => item!)];

    /// <summary>A small plan whose chief operating officer is linked to a key.</summary>
    private async Task<(Client Planner, string Path, ApiKey Coo)> New(string? subject = null)
    {
        var planner = service.With((await service.NewKey(Role.Planner)).Key!);
        var key = await service.NewKey(Role.Viewer);
        var path = await service.NewPlan(
            planner,
            yaml => yaml.Replace("subject: alice}", $"subject: {subject ?? key.Name}}}", StringComparison.Ordinal)
        );
        return (planner, path, key);
    }
}
