using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Parts by their keys; what does not exist or may not be seen is left out.</summary>
public sealed record FetchParts<TPart>(Code Plan, IReadOnlyCollection<string> Keys) : Fetch<IReadOnlyDictionary<string, TPart>>
    where TPart : PlanPart
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>For each owner's id, a page of the parts that belong to it by a link of their store.</summary>
public sealed record FetchLinked<TPart>(Code Plan, string Link, IReadOnlyCollection<long> Owners, ListOptions Options)
    : Fetch<Dictionary<long, Page<TPart>>>
    where TPart : PlanPart
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>For each owner's id, the number of parts that belong to it; owners without any are left out.</summary>
public sealed record CountLinked<TPart>(Code Plan, string Link, IReadOnlyCollection<long> Owners, ListOptions Options)
    : Fetch<Dictionary<long, int>>
    where TPart : PlanPart
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The answer of <see cref="ListParts{TPart}"/> with its parts written as a JSON array, ready to send.</summary>
public sealed record WriteParts<TPart>(Code Plan, ListOptions Options, Utf8JsonWriter Writer) : Fetch<WrittenPage>
    where TPart : PlanPart
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The result of writing a page, with the cursor of its last item if there are more.</summary>
public sealed record WrittenPage(string? Next);

/// <summary>How many parts of a list there are on all of its pages.</summary>
public sealed record CountParts<TPart>(Code Plan, ListOptions Options) : Fetch<int>
    where TPart : PlanPart
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>No parts belong to a plan that no longer exists, for example one that has just been deleted.</summary>
internal sealed class FetchPartsHandler<TPart>(PartStore<TPart> store, PlanFinder plans, VisibilityFinder visibility)
    : IHandler<FetchParts<TPart>, IReadOnlyDictionary<string, TPart>>,
        IHandler<FetchLinked<TPart>, Dictionary<long, Page<TPart>>>,
        IHandler<CountLinked<TPart>, Dictionary<long, int>>,
        IHandler<CountParts<TPart>, int>,
        IHandler<WriteParts<TPart>, WrittenPage>
    where TPart : PlanPart
{
    // Members of several dimensions are found by all of their codes, so that more may be found than was asked for.
    public async Task<Outcome<IReadOnlyDictionary<string, TPart>>> Handle(FetchParts<TPart> request, CancellationToken cancellation) =>
        await plans.Find(request.Plan, cancellation) is { } plan
            ? (await store.FindMany(plan.Id, request.Keys, await visibility.For(plan, cancellation), cancellation)).ToDictionary(part =>
                part.Key()
            )
            : new Dictionary<string, TPart>();

    public async Task<Outcome<Dictionary<long, Page<TPart>>>> Handle(FetchLinked<TPart> request, CancellationToken cancellation) =>
        await plans.Find(request.Plan, cancellation) is { } plan
            ? await store.ListEach(
                plan.Id,
                request.Link,
                request.Owners,
                request.Options,
                await visibility.For(plan, cancellation),
                cancellation
            )
            : new Dictionary<long, Page<TPart>>();

    public async Task<Outcome<Dictionary<long, int>>> Handle(CountLinked<TPart> request, CancellationToken cancellation) =>
        await plans.Find(request.Plan, cancellation) is { } plan
            ? await store.CountEach(
                plan.Id,
                request.Link,
                request.Owners,
                request.Options,
                await visibility.For(plan, cancellation),
                cancellation
            )
            : new Dictionary<long, int>();

    public async Task<Outcome<WrittenPage>> Handle(WriteParts<TPart> request, CancellationToken cancellation) =>
        (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? await store.WriteList(plan.Id, request.Options, await visibility.For(plan, cancellation), request.Writer, cancellation)
            : failure;

    public async Task<Outcome<int>> Handle(CountParts<TPart> request, CancellationToken cancellation) =>
        await plans.Find(request.Plan, cancellation) is { } plan
            ? await store.Count(plan.Id, request.Options, await visibility.For(plan, cancellation), cancellation)
            : 0;
}
