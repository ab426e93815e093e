using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>A goal whose pace is wanted.</summary>
public sealed record PaceRequest(Indicator Indicator, Scope Scope, Period Period, Pacing? Pacing, Grain? RisesBy, DateOnly Day);

/// <summary>
/// Finds the data for paces, for many goals at once: target numbers of the periods within, and the shapes of other years.
/// </summary>
public sealed class PaceInputReader(RollUpEngine engine)
{
    private static readonly Grain[] FinestFirst = [Grain.Day, Grain.Month, Grain.Quarter, Grain.HalfYear];

    private Calendar Calendar => engine.Source.Calendar;

    /// <summary>For each request its method and what it needs, in their order.</summary>
    public IReadOnlyList<(PaceMethod Method, PaceInputs Inputs)> Read(IReadOnlyList<PaceRequest> requests)
    {
        var found = new (PaceMethod, PaceInputs)[requests.Count];
        var targets = PeriodTargets(requests);
        var shapes = Shapes(requests);
        for (var at = 0; at < found.Length; at++)
        {
            var (request, inPeriods) = (requests[at], targets.GetValueOrDefault(at));
            var method = PaceCalculation.MethodOf(request.Pacing, request.RisesBy, inPeriods is not null);
            found[at] = (
                method,
                method switch
                {
                    PaceMethod.PeriodTargets => inPeriods ?? PaceInputs.None,
                    PaceMethod.Seasonal => request.Pacing?.Weights is { } weights ? Given(request.Period, weights) : shapes[at],
                    _ => PaceInputs.None,
                }
            );
        }
        return found;
    }

    // The finest grain at which every period within the goal's has a target number.
    private Dictionary<int, PaceInputs> PeriodTargets(IReadOnlyList<PaceRequest> requests)
    {
        var found = new Dictionary<int, PaceInputs>();
        var open = Enumerable.Range(0, requests.Count).Where(at => requests[at].Pacing is null or { Method: PaceMethod.PeriodTargets });
        foreach (var group in open.GroupBy(at => (requests[at].Indicator.Code, requests[at].Period)))
        {
            var grains = Grains(group.Key.Code, []);
            foreach (var grain in FinestFirst.Where(grains.Contains))
            {
                var parts = PaceShare.Parts(Calendar, group.Key.Period, grain);
                int[] left = [.. group.Where(at => !found.ContainsKey(at))];
                if (parts.Count == 0 || left.Length == 0)
                    continue;
                var numbers = NumbersOverDays.Of(
                    engine,
                    group.Key.Code,
                    Measure.Target,
                    [.. left.Select(at => requests[at].Scope).Distinct()],
                    parts
                );
                foreach (var at in left.Where(at => Array.TrueForAll(numbers[requests[at].Scope], number => number.HasValue)))
                    found[at] = new PaceInputs([
                        .. numbers[requests[at].Scope].Select((number, part) => new PacePart(parts[part], parts[part], number.Value)),
                    ]);
            }
        }
        return found;
    }

    // How fine the stored targets are that an indicator's follow from.
    private HashSet<Grain> Grains(Code code, HashSet<Code> seen)
    {
        if (!seen.Add(code) || !engine.Source.Indicators.TryGetValue(code, out var indicator))
            return [];
        var grains = engine.Source.Partitions(code, Measure.Target).Periods.Select(period => period.Grain).ToHashSet();
        foreach (var part in IndicatorParts.Of(indicator))
            grains.UnionWith(Grains(part, seen));
        return grains;
    }

    private Dictionary<int, PaceInputs> Shapes(IReadOnlyList<PaceRequest> requests)
    {
        var found = new Dictionary<int, PaceInputs>();
        var wanted = Enumerable
            .Range(0, requests.Count)
            .Where(at => requests[at].Pacing is { Method: PaceMethod.Seasonal, Weights: null })
            .ToArray();
        foreach (
            var group in wanted
                .Where(at => requests[at].Indicator.Kind == IndicatorKind.Flow)
                .GroupBy(at => (requests[at].Indicator.Code, requests[at].Period, Years: requests[at].Pacing!.YearsBefore ?? 1))
        )
        {
            var months = PaceShare.Parts(Calendar, group.Key.Period, Grain.Month);
            Period[] before = [.. months.Select(month => Calendar.YearBefore(month, group.Key.Years))];
            Scope[] scopes = [.. group.Select(at => requests[at].Scope).Distinct()];
            var numbers = group
                .SelectMany(at => Wanted(requests[at].Pacing!))
                .Distinct()
                .ToDictionary(measure => measure, measure => NumbersOverDays.Of(engine, group.Key.Code, measure, scopes, before));
            foreach (var at in group)
                found[at] = Shape(
                    months,
                    before,
                    Wanted(requests[at].Pacing!),
                    measure => numbers[measure].GetValueOrDefault(requests[at].Scope) ?? []
                );
        }
        int[] levels = [.. wanted.Where(at => requests[at].Indicator.Kind != IndicatorKind.Flow)];
        var toDate = new NumbersToDate(
            engine,
            levels.SelectMany(at => Wanted(requests[at].Pacing!).SelectMany(measure => Before(requests[at], measure)))
        );
        foreach (var at in levels)
        {
            var known = Wanted(requests[at].Pacing!)
                .Select(measure => Before(requests[at], measure).Select(toDate.Of).ToArray())
                .FirstOrDefault(pair => pair.All(number => number.HasValue));
            found[at] = known is null ? PaceInputs.None : new PaceInputs([], known[0].Value, known[1].Value);
        }
        return found;
    }

    private static PaceInputs Shape(
        IReadOnlyList<Period> months,
        Period[] before,
        Measure[] measures,
        Func<Measure, CubeNumber[]> numbersOf
    )
    {
        var numbers = measures.Select(numbersOf).FirstOrDefault(all => all.Any(number => number.HasValue)) ?? [];
        var missing = Array.FindIndex(numbers, number => !number.HasValue);
        return numbers.Length == 0 || missing >= 0
            ? new PaceInputs([], Missing: before.Length == 0 ? null : before[Math.Max(missing, 0)])
            : new PaceInputs([.. numbers.Select((number, at) => new PacePart(months[at], before[at], number.Value))]);
    }

    /// <summary>Another year's number up to the same day, and over the whole period.</summary>
    private PlaceOverDays[] Before(PaceRequest request, Measure measure)
    {
        var years = request.Pacing!.YearsBefore ?? 1;
        var whole = Calendar.Days(Calendar.YearBefore(request.Period, years));
        var day = Calendar.Days(Calendar.YearBefore(Period.OfDay(request.Day), years)).Last;
        return
        [
            .. ((DateOnly[])[day < whole.First ? whole.First : day, whole.Last]).Select(last => new PlaceOverDays(
                request.Indicator.Code,
                measure,
                request.Scope,
                new DaySpan(whole.First, last)
            )),
        ];
    }

    private PaceInputs Given(Period period, IReadOnlyList<Quantity> weights)
    {
        var months = PaceShare.Parts(Calendar, period, Grain.Month);
        return months.Count != weights.Count
            ? PaceInputs.None
            : new PaceInputs([.. months.Select((month, at) => new PacePart(month, month, Fraction.Of(weights[at])))]);
    }

    private static Measure[] Wanted(Pacing pacing) => pacing.Measure is { } one ? [one] : [Measure.Actual, Measure.Reference];
}
