using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Operations;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Reviews;

/// <summary>
/// A plan of a shop in Shanghai with reviews by the day, month and quarter; its service's clock begins on 18 March 2024, 16:30 there.
/// </summary>
internal sealed class ReviewPlan(CustomService service)
{
    public const string Path = "/v1/plans/shop";

    public const string Document = """
        format: planapi/1
        plan: {code: shop, names: {en: The shop}, calendar: {year: 2024}, currency: EUR, timeZone: Asia/Shanghai}
        dimensions: [{code: tier}]
        members: [{code: head, dimension: tier}, {code: mid, dimension: tier}]
        parties: [{code: ann, names: {en: Ann}}, {code: ben}]
        indicators:
          - {code: visitors, names: {en: Visitors, zh: 访客}, kind: flow, unit: number, expectedEvery: day}
          - {code: orders, kind: flow, unit: number, expectedEvery: day}
        targets:
          - {code: many-visitors, indicator: visitors, period: 2024, comparator: atLeast, value: 366000}
          - {code: many-orders, indicator: orders, period: 2024, comparator: atLeast, value: 36600, scope: {tier: mid}}
        objectives:
          - {code: grow, wording: {en: Grow}, owner: ann}
        keyResults:
          - {code: visitors-result, objective: grow, target: many-visitors}
        reviewSchedules:
          - {code: monthly, names: {en: Monthly assessment, zh: 月度考核}, cadence: month, kind: assessment, questions: [{en: Progress?, zh: 进度？}, {en: Problems?}], owner: ann}

        """;

    public Client Api => service.Api;

    public static async Task<ReviewPlan> New(CustomService service, Func<string, string>? edit = null)
    {
        var plan = new ReviewPlan(service);
        (await service.Api.Post("/v1/plan-documents", edit?.Invoke(Document) ?? Document, "application/yaml")).Is(201);
        return plan;
    }

    /// <summary>Every day of the year so far has so many visitors.</summary>
    public async Task Push(long visitors) =>
        (
            await Api.Post(
                $"{Path}/actuals",
                "indicator,date,scope.tier,value\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, service.Clock.GetUtcNow().DayOfYear - 1)
                            .Select(day => $"visitors,{new DateOnly(2024, 1, 1).AddDays(day):yyyy-MM-dd},head,{visitors}\n")
                    ),
                "text/csv"
            )
        ).Is(200);

    public async Task<JsonNode> Open(string period, string schedule = "monthly") =>
        (await Api.Post($"{Path}/reviews", $$"""{"schedule":"{{schedule}}","period":"{{period}}"}""")).Is(200).Json;

    /// <summary>What the service does by itself, once; answers what kept a review from being opened.</summary>
    public Task<string?> Work() => Work(service.Services);

    public static async Task<string?> Work(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Identity = Caller.Local;
        var (plan, work) = (Code.Parse("shop"), scope.ServiceProvider.GetServices<IPlanWork>().Single(work => work.Name == "open-reviews"));
        var due = await work.Due(plan, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<OperationSchedule>().Add(plan, work.Name, due, CancellationToken.None);
        while (await services.GetRequiredService<OperationRunner>().RunNext(CancellationToken.None)) { }
        var operations = await scope
            .ServiceProvider.GetRequiredService<UseCaseSender>()
            .Send(new ListOperations(new(1_000)), CancellationToken.None);
        return operations.Value.Items.FirstOrDefault(operation => operation.Problem is not null)?.Problem!.Message;
    }

    public async Task<IReadOnlyList<string>> Periods(string filter = "") =>
        [
            .. (await Api.Get($"{Path}/reviews?first=200{filter}"))
                .Is(200)
                .Items.Select(review => $"{review["schedule"]} {review["period"]}"),
        ];

    /// <summary>Posts or patches at the review's version.</summary>
    public async Task<Answer> Change(JsonNode review, string below, string body)
    {
        var path = $"{Path}/reviews/{review["number"]}";
        var client = Api.With("If-Match", (await Api.Get(path)).Is(200).ETag!);
        return below.Length == 0 ? await client.Patch(path, body, null) : await client.Post($"{path}/{below}", body);
    }
}
