using PlanApi.Application.Access;
using PlanApi.Application.Calendars;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.RollForward;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Application.RollForward;

/// <summary>
/// Makes the plan of the next year from this one: its structure, with last year's actuals as references and the actions that are open. The
/// old plan does not change.
/// </summary>
public sealed record RollPlanForward(Code Plan, RollForwardQuestion Question) : Command<RolledPlan>, IDurable
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;

    public override bool IsRehearsal => Question?.DryRun == true;
}

internal sealed class RollPlanForwardHandler(
    DocumentBuilder documents,
    PlanStore plans,
    PlanLoader loader,
    ReferenceRoller references,
    ActionRoller actions,
    ChangeRecorder recorder,
    Caller caller
) : IHandler<RollPlanForward, RolledPlan>
{
    /// <summary>The kind, in the new plan's first change set, of the line that says where it came from.</summary>
    private const string Origin = "RollForward";

    public async Task<Outcome<RolledPlan>> Handle(RollPlanForward request, CancellationToken cancellation)
    {
        var (old, question) = (recorder.Plan!, request.Question);
        if (!(await documents.BuildParts(request.Plan, cancellation)).IsSuccess(out var built, out var failure))
            return failure;
        var document = built.Document;
        if (!New(document.Plan, question).IsSuccess(out var plan, out failure))
            return failure;
        if (question.Scenario != Code.Baseline && document.Scenarios.All(scenario => scenario.Code != question.Scenario))
            return Invalid.One(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{question.Scenario}'.");
        if (!caller.Identity!.MaySee(plan.Code))
            return new Forbidden($"a grant for the plan '{plan.Code}'");
        if (await plans.Exists(plan.Code, cancellation))
            return new DuplicateCode("plan", plan.Code.ToString());
        var (year, choice) = (new NextYear(document.Plan.Calendar), new RollChoice(Line(document, question.Scenario), question.Targets));
        if (!PartRoller.Roll(document, plan, year, choice, cancellation).IsSuccess(out var rolled, out failure))
            return failure;

        await loader.Load(rolled.Document, cancellation);
        var origin = new RollOrigin(request.Plan, old.Version, question.Scenario);
        recorder.Record(Origin, request.Plan.ToString(), null, origin);
        var numbers = await references.Carry(old, recorder.Plan!, year, cancellation);
        var carried = question.OpenActions ? await actions.Carry(old, recorder.Plan!, cancellation) : new CarriedActions(0, []);
        return new RolledPlan
        {
            Plan = plan.Code,
            Version = question.DryRun ? null : recorder.Version,
            Names = plan.Names,
            Calendar = plan.Calendar,
            From = origin,
            Carried = rolled.Carried,
            LeftBehind = rolled.LeftBehind,
            Dropped = rolled.Dropped,
            References = numbers,
            OpenActions = carried.Count,
            Reviews = question.DryRun ? [] : carried.Reviews,
        };
    }

    private static Outcome<Plan> New(Plan old, RollForwardQuestion question)
    {
        var calendar = new NextYear(old.Calendar).Calendar;
        if (!new CalendarValidator().Validate(calendar).IsValid)
            return new NotAllowedNow($"No calendar has a year after {old.Calendar.Year}; the plan cannot be rolled forward.");
        var (from, to) = ($"{old.Calendar.Year}", $"{calendar.Year}");
        var raised = Raised(old.Code.ToString(), from, to);
        if (question.Code is null && raised == old.Code.ToString())
            return Invalid.One(
                FaultCodes.MissingField,
                "/code",
                $"Say the new plan's code: '{old.Code}' does not hold its year, {from}, that could be raised."
            );
        return old with
        {
            Id = null,
            Version = null,
            Code = question.Code ?? Code.Known(raised),
            Names = question.Names ?? new LocalText(old.Names.Select(name => KeyValuePair.Create(name.Key, Raised(name.Value, from, to)))),
            Calendar = calendar,
            Status = PlanStatus.Draft,
        };
    }

    // The last place where the year stands, and not as a part of a longer number.
    private static string Raised(string text, string from, string to)
    {
        for (var at = text.Length; at > 0 && (at = text.LastIndexOf(from, at - 1, StringComparison.Ordinal)) >= 0; )
        {
            var end = at + from.Length;
            if ((at == 0 || !char.IsAsciiDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiDigit(text[end])))
                return text[..at] + to + text[end..];
        }
        return text;
    }

    private static ScenarioLine Line(PlanDocument document, Code scenario) =>
        ScenarioLine.Of(code => document.Scenarios.FirstOrDefault(other => other.Code == code)?.Parent, scenario);
}
