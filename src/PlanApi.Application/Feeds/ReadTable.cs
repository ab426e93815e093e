using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>The flat tables of a plan, with their columns.</summary>
public sealed record ListTables(Code Plan) : Fetch<IReadOnlyList<FlatTable>>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>One flat table of a plan, with its columns.</summary>
public sealed record GetTable(Code Plan, string Name) : Fetch<FlatTable>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>
/// Reads rows of a flat table, and hands them over while they are read. Only rows that the caller may see are read or counted.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Table">The table, as <see cref="GetTable"/> gave it.</param>
/// <param name="Query">Which rows.</param>
/// <param name="Take">Reads them to the end of the page. Nothing else may be asked of the database meanwhile.</param>
public sealed record ReadTable(Code Plan, FlatTable Table, FlatQuery Query, Action<FlatRows> Take) : Fetch<FlatPage>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>What is known when a page of rows was read.</summary>
/// <param name="Next">The position for the next page; null where there are no further rows.</param>
/// <param name="Count">How many rows the filter leaves, where that was asked for.</param>
public sealed record FlatPage(string? Next, long? Count);

internal sealed class ReadTableHandler(
    PlanDb db,
    PartStores stores,
    PlanFinder plans,
    VisibilityFinder visibility,
    KeptConnections connections,
    ComputedTables computedTables,
    GroupReader groups,
    KeptTables kept,
    SignalFinder signals,
    Caller caller
) : IHandler<ListTables, IReadOnlyList<FlatTable>>, IHandler<GetTable, FlatTable>, IHandler<ReadTable, FlatPage>
{
    public async Task<Outcome<IReadOnlyList<FlatTable>>> Handle(ListTables request, CancellationToken cancellation) =>
        (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? Outcome.Of<IReadOnlyList<FlatTable>>([
                .. new FlatTables(stores, db.Dialect, await PlanShape.Read(db, plan, cancellation), kept).All(),
            ])
            : failure;

    public async Task<Outcome<FlatTable>> Handle(GetTable request, CancellationToken cancellation) =>
        !(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure) ? failure
        : new FlatTables(stores, db.Dialect, await PlanShape.Read(db, plan, cancellation), kept).Find(request.Name) is { } table ? table
        : new NotFound("table", request.Name);

    public async Task<Outcome<FlatPage>> Handle(ReadTable request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (request.Table.Source.IsWhole && Permission.ReadWholePlan.RefusalTo(caller.Identity, request.Plan) is { } refusal)
            return refusal;
        var computed = "";
        if (
            request.Table.Source.Computed is { } name
            && !(await computedTables.Rows(name, request.Plan, cancellation)).IsSuccess(out computed, out failure)
        )
            return failure;
        if (
            request.Table.Source.Groups is { } asked
            && !(await groups.Rows(request.Plan, asked, cancellation)).IsSuccess(out computed, out failure)
        )
            return failure;
        var seen = await visibility.For(plan, cancellation);
        var numbers =
            request.Table.Source.IsOfSignals && seen.IsLimited
                ? (await signals.Numbers(plan.Id, seen, cancellation)).Values.ToList()
                : null;
        var selected = FlatSelect.Rows(request.Table, request.Query, New());
        if (!selected.IsSuccess(out var selection, out failure))
            return failure;
        using var connection = request.Query.Counts ? connections.RentSnapshot() : connections.Rent();
        long? count = null;
        if (request.Query.Counts)
        {
            using var counted = connection.ReadOnce(FlatSelect.Count(request.Table, request.Query, New()));
            count = counted.Read() ? counted.Integer(0) : 0;
        }
        cancellation.ThrowIfCancellationRequested();
        using var found = connection.ReadOnce(selection.Sql);
        var rows = new FlatRows(found, request.Query.Columns, selection.Order, selection.OrderText, request.Query.Take, count);
        request.Take(rows);
        return new FlatPage(rows.Position, count);

        FlatStatement New() => new(db, stores, plan, seen) { Computed = computed, Numbers = numbers };
    }
}
