using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli.Reports;

/// <summary>What the codes in a slice are called, and in which units its numbers are.</summary>
internal sealed class SliceNames(string language)
{
    private readonly Dictionary<(Code Dimension, Code Code), string> _members = [];
    private readonly Dictionary<Code, Indicator> _indicators = [];
    private Code _currency;

    public static async Task<Outcome<SliceNames>> Of(
        LocalService service,
        Code plan,
        Slice slice,
        string language,
        CancellationToken cancellation
    )
    {
        var names = new SliceNames(language);
        if (!(await service.Send(new GetPlan(plan), cancellation)).IsSuccess(out var found, out var failure))
            return failure;
        names._currency = found.Currency;
        foreach (var code in slice.Indicators)
        {
            if (
                !(await service.Send(new GetPart<Indicator>(plan, code.ToString()), cancellation)).IsSuccess(out var indicator, out failure)
            )
                return failure;
            names._indicators[code] = indicator;
        }
        foreach (var dimension in slice.Rows.Concat(slice.Columns).Select(axis => axis.Dimension).OfType<Code>().Distinct())
        {
            await names.Read<Member>(service, plan, dimension, member => member.Names, cancellation);
            await names.Read<Group>(service, plan, dimension, group => group.Names, cancellation);
        }
        return names;
    }

    /// <summary>What members are called; nothing where none of them has a name.</summary>
    public string Of(Scope scope) =>
        string.Join(", ", scope.Select(pair => _members.GetValueOrDefault((pair.Key, pair.Value))).OfType<string>());

    /// <summary>An indicator's code, name and unit.</summary>
    public string Of(Code code)
    {
        var indicator = _indicators[code];
        var unit = indicator.UnitIn(language, _currency);
        return indicator.Names.In(language) is { Length: > 0 } name ? $"{code}: {name}, {unit}" : $"{code}: {unit}";
    }

    private async Task Read<TPart>(
        LocalService service,
        Code plan,
        Code dimension,
        Func<TPart, LocalText> namesOf,
        CancellationToken cancellation
    )
        where TPart : PlanPart
    {
        var filters = new Dictionary<string, IReadOnlyList<string>> { ["dimension"] = [dimension.ToString()] };
        for (string? after = null; ; )
        {
            var options = new ListOptions
            {
                Filters = filters,
                First = ListOptions.MaxFirst,
                After = after,
            };
            if (!(await service.Send(new ListParts<TPart>(plan, options), cancellation)).IsSuccess(out var page, out _))
                return;
            foreach (var part in page.Items)
            {
                if (namesOf(part).In(language) is { Length: > 0 } name)
                    _members[(dimension, part.Code)] = name;
            }
            if ((after = page.Next) is null)
                return;
        }
    }
}
