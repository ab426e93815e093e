using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>
/// What lights and alerts are about, as it is called: the target, the watched number, the risk, or the indicator. A target without a name
/// of its own is called like its indicator.
/// </summary>
internal sealed class SubjectNames
{
    private readonly Dictionary<string, LocalText> _targets,
        _watched,
        _risks,
        _indicators;

    private SubjectNames(
        Dictionary<string, LocalText> targets,
        Dictionary<string, LocalText> watched,
        Dictionary<string, LocalText> risks,
        Dictionary<string, LocalText> indicators
    ) => (_targets, _watched, _risks, _indicators) = (targets, watched, risks, indicators);

    /// <summary>The names that some subjects need.</summary>
    public static async Task<SubjectNames> Read(
        PlanDb db,
        long planId,
        IReadOnlyCollection<AlertSubject> subjects,
        CancellationToken cancellation
    )
    {
        return new SubjectNames(
            await Known<TargetRow>(subject => subject.Target, row => row.Names),
            await Known<KeyRiskIndicatorRow>(subject => subject.KeyRiskIndicator, row => row.Names),
            await Known<RiskRow>(subject => subject.Risk, row => row.Names),
            await Known<IndicatorRow>(subject => subject.Indicator, row => row.Names)
        );

        async Task<Dictionary<string, LocalText>> Known<TRow>(Func<AlertSubject, Code?> code, Func<TRow, LocalText> names)
            where TRow : PartRow
        {
            string[] codes = [.. subjects.Select(code).OfType<Code>().Select(one => one.ToString()).Distinct()];
            return await db.Set<TRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == planId && codes.Contains(row.Code))
                .ToDictionaryAsync(row => row.Code, names, cancellation);
        }
    }

    public Called Of(AlertSubject subject) =>
        subject switch
        {
            { Target: { } target } => Of(_targets, target) is { Names.Count: > 0 } named
                ? named
                : new(subject.Indicator is { } its ? Of(_indicators, its).Names : LocalText.Empty, target.ToString()),
            { KeyRiskIndicator: { } number } => Of(_watched, number),
            { Risk: { } risk } => Of(_risks, risk),
            { Indicator: { } indicator } => Of(_indicators, indicator),
            _ => subject.Scope.ToString(),
        };

    private static Called Of(Dictionary<string, LocalText> names, Code code) =>
        new(names.GetValueOrDefault(code.ToString(), LocalText.Empty), code.ToString());
}
