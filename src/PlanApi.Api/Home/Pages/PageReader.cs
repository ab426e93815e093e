using System.Globalization;
using PlanApi.Application.Alerts;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Pages;

/// <summary>Reads what a page shows, as far as the caller may see it.</summary>
internal sealed class PageReader(Plan plan, string language, UseCaseSender sender, TimeProvider clock, CancellationToken cancellation)
{
    public Plan Plan => plan;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Today in the plan's time zone.</summary>
    public DateOnly Today { get; } = PlanDay.Today(clock, plan.TimeZone);

    public string Language => language;

    public string Say(string english, string chinese) => language == "zh" ? chinese : english;

    public Task<Outcome<TPart>> Get<TPart>(string key)
        where TPart : PlanPart => sender.Send(new GetPart<TPart>(plan.Code, key), cancellation);

    public async Task<TAnswer?> Ask<TAnswer>(Query<TAnswer> query)
        where TAnswer : class => (await sender.Send(query, cancellation)).IsSuccess(out var answer, out _) ? answer : null;

    /// <summary>The parts that a filter leaves; all of them without one.</summary>
    public async Task<IReadOnlyList<TPart>> All<TPart>(string? filter = null, Code? value = null)
        where TPart : PlanPart => (await AllOf<TPart>(filter, value)).Parts;

    /// <summary>The parts that a filter leaves, and whether there are more of them than a page holds.</summary>
    public async Task<(IReadOnlyList<TPart> Parts, bool IsCut)> AllOf<TPart>(string? filter = null, Code? value = null)
        where TPart : PlanPart
    {
        var options = new ListOptions { First = ListOptions.MaxFirst };
        if (filter is not null)
            options = options with { Filters = new Dictionary<string, IReadOnlyList<string>> { [filter] = [value!.Value.ToString()] } };
        return await Ask(new ListParts<TPart>(plan.Code, options)) is { } page ? (page.Items, page.HasMore) : ([], false);
    }

    /// <summary>Parts by their codes; what may not be seen is left out.</summary>
    public Task<IReadOnlyDictionary<string, TPart>> Named<TPart>(IEnumerable<Code> codes)
        where TPart : PlanPart => Keyed<TPart>(codes.Select(code => code.ToString()));

    private async Task<IReadOnlyDictionary<string, TPart>> Keyed<TPart>(IEnumerable<string> keys)
        where TPart : PlanPart
    {
        string[] wanted = [.. keys.Distinct()];
        return wanted.Length > 0 && await Ask(new FetchParts<TPart>(plan.Code, wanted)) is { } found
            ? found
            : new Dictionary<string, TPart>();
    }

    public async Task<IReadOnlyList<Alert>> OpenAlerts() =>
        (
            await Ask(
                new ListAlerts(plan.Code, [AlertState.Open, AlertState.Escalated, AlertState.PlanSubmitted, AlertState.PlanAccepted])
                {
                    Page = new(ListOptions.MaxFirst),
                }
            )
        )?.Items
        ?? [];

    /// <summary>The name of a party; its code where it has none.</summary>
    public async Task<Func<Code?, string?>> PartyNames()
    {
        var names = (await All<Party>()).ToDictionary(party => party.Code, party => Name(party));
        return code => code is { } known ? names.GetValueOrDefault(known, known.ToString()) : null;
    }

    public string Name<TPart>(TPart part)
        where TPart : PlanPart, INamed => part.Names.In(language, part.Code.ToString());

    public string At(string kind, Code code) => PlanPages.At(plan.Code, kind, code);

    public string Api(string path) => $"/v1/plans/{Uri.EscapeDataString(plan.Code.ToString())}{path}";

    /// <summary>A number with the decimals and the unit of its indicator.</summary>
    public string Number(Quantity number, Indicator? indicator, Code? currency = null) =>
        number.ToDecimal().ToString($"N{indicator?.Decimals ?? 2}", CultureInfo.InvariantCulture)
        + indicator switch
        {
            null => "",
            { Unit: Unit.Percent } => " %",
            { Unit: Unit.Currency } => $" {currency ?? plan.Currency}",
            { Unit: Unit.Days } => Say(" days", " 天"),
            { Unit: Unit.Hours } => Say(" hours", " 小时"),
            { Unit: Unit.Minutes } => Say(" minutes", " 分钟"),
            { Unit: Unit.Seconds } => Say(" seconds", " 秒"),
            _ => indicator.UnitNames.In(language) is { Length: > 0 } unit ? $" {unit}" : "",
        };

    public string? Money(Quantity? amount) => amount is { } known ? $"{Amount(known)} {plan.Currency}" : null;

    /// <summary>An amount of money without its currency.</summary>
    public static string? Amount(Quantity? amount) => amount?.ToDecimal().ToString("#,##0.##", CultureInfo.InvariantCulture);

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The names of places.</summary>
    public async Task<Func<Scope, string>> PlaceNames(IEnumerable<Scope> scopes)
    {
        string[] keys = [.. scopes.SelectMany(scope => scope).Select(pair => $"{pair.Key}/{pair.Value}").Distinct()];
        var (members, groups) = (await Keyed<Member>(keys), await Keyed<Group>(keys));
        return scope =>
            scope.Count == 0
                ? Say("the whole organisation", "整个组织")
                : string.Join(Say(", ", "，"), scope.Select(pair => NameOf($"{pair.Key}/{pair.Value}", pair.Value)));

        string NameOf(string key, Code code) =>
            members.TryGetValue(key, out var member) ? Name(member)
            : groups.TryGetValue(key, out var group) ? Name(group)
            : code.ToString();
    }

    /// <summary>The name of a place.</summary>
    public async Task<string> PlaceName(Scope scope) => (await PlaceNames([scope]))(scope);
}
