using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History.AsOf;

/// <summary>Answers a request's queries from the plan as it was. What it opened stays open as long as the request.</summary>
internal sealed class PastReads(
    PlanDb db,
    Caller caller,
    PlanFinder plans,
    Moments moments,
    ChangeReader changes,
    PastStates states,
    PastPlans past
) : IPastReads, IAsyncDisposable
{
    private readonly Dictionary<PastKey, (PastPlan Plan, AsyncServiceScope Scope)> _open = [];

    public bool IsOfThePresent(Type request) => PastQueries.IsOfThePresent(request);

    public async Task<Outcome<TAnswer>> Send<TAnswer>(Request<TAnswer> request, string asOf, CancellationToken cancellation)
    {
        if (!PastQueries.Has(request.GetType()))
            return new AsOfUnsupported(ChangeRecorder.Name(request.GetType()), PastQueries.WhyNot(request.GetType()));
        if (caller.Identity!.IsLimited)
            return new Forbidden("a key that is not limited to some members");
        if (await PlanOf(request, cancellation) is not { } code)
            return new NotFound("plan", "of this id");
        if (!(await plans.Get(code, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (!Moment.TryParse(asOf, out var moment))
            return Invalid.One(FaultCodes.NotAllowed, "/asOf", $"'asOf' must be {Moment.Expectation}.");
        if (!(await moments.Find(plan, moment, cancellation)).IsSuccess(out var at, out failure))
            return failure;
        var key = await PastKey.Of(db, plan, at.Version, cancellation);
        if (!_open.TryGetValue(key, out var open))
        {
            var made = await past.Open(key, changes, states, cancellation);
            _open[key] = open = (made, made.Scope());
            open.Scope.ServiceProvider.GetRequiredService<Caller>().Identity = caller.Identity;
            open.Scope.ServiceProvider.GetRequiredService<HistoryDb>().Db = db;
        }
        open.Plan.Clock.StandAt(at.At);
        return await open.Scope.ServiceProvider.GetRequiredService<UseCaseSender>().Send(request, cancellation);
    }

    /// <summary>The plan that a request names, by its code or in a node's id.</summary>
    private async Task<Code?> PlanOf<TAnswer>(Request<TAnswer> request, CancellationToken cancellation)
    {
        if (request.AboutPlan is not null || request is not FindNode node || !NodeId.TryParse(node.Id, out _, out var id, out _))
            return request.AboutPlan;
        return await db.Set<PlanRow>().Where(plan => plan.Id == id).Select(plan => plan.Code).FirstOrDefaultAsync(cancellation) is { } code
            ? Code.Known(code)
            : null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (plan, scope) in _open.Values)
        {
            await scope.DisposeAsync();
            past.GiveBack(plan);
        }
        _open.Clear();
    }
}
