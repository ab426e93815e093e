using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Api.Http;
using PlanApi.Application.Alerts;
using PlanApi.Application.History.AsOf;
using PlanApi.Application.UseCases;
using PlanApi.IntegrationTests.Grants;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.History;

/// <summary>Every query answers as of a past version what it answered then, or is refused for a reason.</summary>
public sealed class PastQueriesTests(GrantWorld world) : IClassFixture<GrantWorld>
{
    private const string Plan = "/v1/plans/world";

    [Fact]
    public void EveryQuery_CanBeAskedAsOfAMoment_OrIsRefusedForAReason()
    {
        var open = typeof(ListAlerts)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && IsQuery(type) && !PastQueries.IsDecided(type))
            .Select(type => type.Name);

        Assert.Empty(open);
    }

    [Fact, Trait("Suite", "Slow")]
    public async Task EveryRead_AnswersAsItDidThen_WhateverWasWrittenSince()
    {
        var pools = await Pools.Of(world, "world", Reach.Members);
        await Post("period-closings", """{"period":"2023-12","measure":"target","withGaps":true}""");
        var closing = await world.Number("world", "period-closings", "period", "2023-12");
        var answered = (await world.Boss.Get($"{Plan}/alerts?state=planAccepted,planSubmitted")).Is(200).Items[0]["number"];
        var asks = RestAsks
            .All.Where(ask => !ask.Writes)
            .Select(ask => Pool.Fill(ask, pools).First().Ask)
            .Append(new Ask("getPeriodClosing", "GET", $"period-closings/{closing}", ""))
            .Append(new Ask("getImprovementEffect", "GET", $"alerts/{answered}/improvement-plan/effect", ""))
            .Append(new Ask("getPlanningRound", "GET", "planning-rounds/bottom-up", ""))
            .Append(new Ask("simulateRisks", "POST", "risk-simulations", """{"trials":200}"""))
            .Append(new Ask("previewSlips", "POST", "schedule-previews", """{"slips":[{"phase":"build-up","finishesLater":10}]}"""))
            .ToList();
        var served = Served();
        var version = (long)(await world.Boss.Get($"{Plan}/change-sets?first=1")).Is(200).Items[0]["sequence"]!;
        var then = new List<(Ask Ask, Answer Answer)>();
        foreach (var ask in asks)
            then.Add((ask, await Send(ask, "")));
        await WriteMuch();

        var (wrong, asked) = (new List<string>(), new HashSet<Type>());
        foreach (var (ask, was) in then)
        {
            var read = await Send(ask, $"asOf={version}");
            var useCase = served[ask.Operation];
            if (!PastQueries.Has(useCase))
            {
                if (read.Status != 400 || read.Code != "as-of-unsupported" || !read.Text.Contains(PastQueries.WhyNot(useCase)))
                    wrong.Add($"{ask}: is not refused: {read.Status} {read.Text}");
                continue;
            }
            if (was.Status == 200)
                asked.Add(useCase);
            if ((was.Status, Told(was)) != (read.Status, Told(read).Replace($"asOf={version}&", "").Replace($"?asOf={version}", "")))
                wrong.Add($"{ask}:\n  {Around(was, read)}\n  {Around(read, was)}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {then.Count}:\n" + string.Join('\n', wrong));
        var never = then.Where(one => PastQueries.Has(served[one.Ask.Operation]) && !asked.Contains(served[one.Ask.Operation]));
        Assert.Empty(never.Select(one => $"{one.Ask}: {one.Answer.Status} {one.Answer.Text}"));
    }

    private static bool IsQuery(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == typeof(Query<>))
                return true;
        }
        return false;
    }

    /// <summary>The use case behind each REST operation.</summary>
    private Dictionary<string, Type> Served() =>
        world
            .Service.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<Serves>() is not null)
            .ToDictionary(
                endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName,
                endpoint => endpoint.Metadata.GetMetadata<Serves>()!.UseCase
            );

    private Task<Answer> Send(Ask ask, string asOf)
    {
        var path = ask.Path[0] == '/' ? ask.Path : $"{Plan}/{ask.Path}";
        if (asOf.Length > 0)
            path += (path.Contains('?') ? "&" : "?") + asOf;
        return ask.Method == "GET" ? world.Boss.Get(path) : world.Boss.Post(path, ask.Body);
    }

    /// <summary>Something of everything that the answers are made of.</summary>
    private async Task WriteMuch()
    {
        world.Service.Clock.Advance(TimeSpan.FromDays(2));
        await Patch("dimensions/tier/members/mid-a", """{"code":"mid-x"}""");
        await Patch("indicators/gmv", """{"code":"volume","thresholds":{"green":0.99,"yellow":0.9}}""");
        await Patch("targets/sales-mid-gmv", """{"code":"sales-mid-volume","value":100366}""");
        await Patch("targets/sales-mid-orders", """{"value":1}""");
        await Patch("objectives/sales-mid-first", """{"code":"first","owner":"coo"}""");
        await Patch("key-results/sales-kr", """{"owner":"coo"}""");
        await Patch("risks/sales-risk", """{"probability":50}""");
        await Patch("initiatives/sales-push", """{"end":"2024-06"}""");
        await Patch("budget-items/sales-money", """{"amount":13}""");
        await Patch("weights/sales-kr-weight", """{"value":60}""");
        await Patch("", """{"names":{"en":"Another world"}}""");
        await Post("cells", """{"cells":[{"indicator":"volume","scope":{"line":"sales","tier":"mid-x"},"period":"2024-01","value":77}]}""");
        await Post(
            "cells",
            """{"scenario":"cautious","cells":[{"indicator":"volume","scope":{"line":"sales","tier":"mid-x"},"period":"2024-01","value":5}]}"""
        );
        await Post(
            "actuals",
            """{"rows":[{"indicator":"volume","scope":{"line":"sales","tier":"mid-x"},"date":"2024-03-18","value":900},{"indicator":"orders","scope":{"line":"sales","tier":"mid-x"},"date":"2024-03-18","value":9000}]}"""
        );
        await Post("lights/evaluations", "");
        await Post("period-closings", """{"period":"2024-01","measure":"actual","withGaps":true}""");
        foreach (var alert in (await world.Boss.Get($"{Plan}/alerts?state=open")).Is(200).Items.Take(2))
        {
            var address = $"{Plan}/alerts/{alert["number"]}";
            var etag = (await world.Boss.Get(address)).Is(200).ETag!;
            (await world.Boss.With("If-Match", etag).Post($"{address}/handling", """{"action":"close","reason":"Done."}""")).Is(200);
        }
        foreach (var path in (string[])["targets/rate-mid", "waivers/zzh-waiver", "holds/sales-hold", "scenarios/cautious"])
        {
            var found = (await world.Boss.Get($"{Plan}/{path}")).Is(200);
            var gone =
                path == "scenarios/cautious"
                    ? await world.Boss.With("If-Match", found.ETag!).Post($"{Plan}/{path}/discard", "")
                    : await world.Boss.Delete($"{Plan}/{path}", found.ETag);
            Assert.True(gone.Status is 200 or 204, gone.Text);
        }
    }

    private async Task Patch(string path, string patch)
    {
        var address = $"{Plan}/{path}".TrimEnd('/');
        (await world.Boss.Patch(address, patch, (await world.Boss.Get(address)).Is(200).ETag)).Is(200);
    }

    private async Task Post(string path, string body)
    {
        var answer = await world.Boss.Post($"{Plan}/{path}", body);
        Assert.True(answer.Status is 200 or 201, $"{path}: {answer.Text}");
    }

    private static string Told(Answer answer) => Regex.Replace(answer.Text, "\"traceId\":\"[0-9a-f]+\"", "");

    private static string Around(Answer one, Answer other)
    {
        var at = one.Text.Zip(other.Text).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{one.Status} … {one.Text[Math.Max(0, at - 200)..Math.Min(one.Text.Length, at + 150)].ReplaceLineEndings(" ")}";
    }
}
