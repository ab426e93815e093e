using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.KindTests;

/// <summary>What a kind gets over REST from its folder and its line.</summary>
public sealed class RestTests(NewKindService service) : IClassFixture<NewKindService>
{
    [Fact]
    public async Task Part_IsCreatedReadListedPatchedAndDeleted()
    {
        var planner = await service.Planner();
        var plan = await service.NewPlan(planner);

        var created = (await planner.Post($"{plan}/couriers", NewKindService.Late)).Is(201);
        var read = (await planner.Get(created.Location!)).Is(200);
        var listed = (await planner.Get($"{plan}/couriers?owner=coo&sort=-code")).Is(200);
        var patched = (await planner.Patch($"{plan}/couriers/late", """{"punctuality":40,"owner":null}""", read.ETag)).Is(200);
        (await planner.Delete($"{plan}/couriers/late", patched.ETag)).Is(204);

        Assert.Equal(JsonNode.Parse(NewKindService.Late)!.Without(), read.Json.Without("id", "version"));
        Assert.Equal(["late"], listed.Codes);
        Assert.Equal(40, (int)patched.Json["punctuality"]!);
        Assert.Null(patched.Json["owner"]);
        (await planner.Get($"{plan}/couriers/late")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Part_WithFaults_NamesAllOfThem()
    {
        var planner = await service.Planner();
        var plan = await service.NewPlan(planner);

        var answer = await planner.Post(
            $"{plan}/couriers",
            """{"code":"late","punctuality":130,"scope":{"market":"atlantis"},"period":"1999","owner":"nobody"}"""
        );

        answer.HasFaults(
            "out-of-range /punctuality",
            "period-outside-calendar /period",
            "unknown-reference /owner",
            "unknown-reference /scope/market"
        );
    }

    [Fact]
    public async Task WhatAPartMentions_CannotBeDeleted_AndIsNamedByItsNewCode()
    {
        var planner = await service.Planner();
        var plan = await service.NewPlan(planner);
        (await planner.Post($"{plan}/parties", """{"code":"watcher"}""")).Is(201);
        (await planner.Post($"{plan}/couriers", """{"code":"late","punctuality":30,"owner":"watcher"}""")).Is(201);
        var party = await planner.Get($"{plan}/parties/watcher");

        Assert.Contains("couriers 'late'", (await planner.Delete($"{plan}/parties/watcher", party.ETag)).IsProblem(409, "in-use").Text);
        (await planner.Patch($"{plan}/parties/watcher", """{"code":"keeper"}""", party.ETag)).Is(200);

        Assert.Equal("keeper", (string)(await planner.Get($"{plan}/couriers/late")).Json["owner"]!);
    }

    [Fact]
    public async Task ApprovedPlan_LocksTheKind()
    {
        var planner = await service.Planner();
        var plan = await service.NewPlan(planner, document => document.Replace("timeZone:", "status: approved\n  timeZone:"));

        (await planner.Post($"{plan}/couriers", NewKindService.Late)).IsProblem(409, "plan-locked");
        (await planner.Post($"{plan}/parties", """{"code":"newcomer"}""")).Is(201);
    }

    [Fact]
    public async Task OpenApi_HasTheKind_WithItsOperationsAndItsListInTheDocument()
    {
        var document = (await (await service.Planner()).Get("/openapi/v1.json")).Is(200).Json;

        var paths = document["paths"]!.AsObject().Where(path => path.Key.Contains("/couriers", StringComparison.Ordinal)).ToList();
        Assert.Equal(["/v1/plans/{plan}/couriers", "/v1/plans/{plan}/couriers/{code}"], paths.Select(path => path.Key));
        Assert.Equal(
            ["createCourier", "deleteCourier", "getCourier", "listCouriers", "updateCourier"],
            paths
                .SelectMany(path => path.Value!.AsObject())
                .Select(operation => (string?)operation.Value!["operationId"])
                .Order(StringComparer.Ordinal)
        );
        Assert.NotNull(document["components"]!["schemas"]!["Courier"]);
        Assert.NotNull(document["components"]!["schemas"]!["PlanDocument"]!["properties"]!["couriers"]);
    }
}
