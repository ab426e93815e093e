using System.Globalization;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.UnitTests.Validation;

/// <summary>
/// Builds small plans for 2024 in a few words. Targets are written as a planner says them: <c>"&gt;= 4.6"</c>, <c>"= +15 %"</c>
/// (a change), <c>"4..5"</c>; scopes as <c>"market=latam;tier=mid"</c>.
/// </summary>
internal sealed class PlanBuilder
{
    public PlanDocument Document { get; private set; } =
        new()
        {
            Format = PlanDocument.CurrentFormat,
            Plan = new Plan
            {
                Code = C("plan"),
                Calendar = new Domain.Calendars.Calendar
                {
                    Year = 2024,
                    ReferenceFrom = 2022,
                    ReferenceTo = 2025,
                },
                Currency = C("CNY"),
            },
        };

    public static Code C(string code) => Code.Parse(code);

    public static Quantity Q(decimal value) => Quantity.Of(value);

    public PlanBuilder With(Func<PlanDocument, PlanDocument> change)
    {
        Document = change(Document);
        return this;
    }

    public PlanBuilder Section(string code, SectionPurpose purpose) =>
        With(plan => plan with { Sections = [.. plan.Sections, new Section { Code = C(code), Purpose = purpose }] });

    /// <summary>A dimension and its members, each as <c>"mexico"</c> or <c>"latam/mexico"</c> with its parent.</summary>
    public PlanBuilder Dimension(string code, params string[] members) =>
        With(plan =>
            plan with
            {
                Dimensions = [.. plan.Dimensions, new Dimension { Code = C(code) }],
                Members =
                [
                    .. plan.Members,
                    .. members
                        .Select(member => member.Split('/'))
                        .Select(path => new Member
                        {
                            Dimension = C(code),
                            Code = C(path[^1]),
                            Parent = path.Length > 1 ? C(path[0]) : null,
                        }),
                ],
            }
        );

    public PlanBuilder Group(string dimension, string code, params string[] definitions) =>
        With(plan =>
            plan with
            {
                Groups =
                [
                    .. plan.Groups,
                    new Group
                    {
                        Dimension = C(dimension),
                        Code = C(code),
                        Definitions =
                        [
                            .. definitions.Select(definition => new GroupDefinition { Members = [.. definition.Split(',').Select(C)] }),
                        ],
                    },
                ],
            }
        );

    public PlanBuilder Indicator(
        string code,
        IndicatorKind kind = IndicatorKind.Flow,
        Unit unit = Unit.Number,
        Func<Indicator, Indicator>? but = null
    )
    {
        var indicator = new Indicator
        {
            Code = C(code),
            Kind = kind,
            Unit = unit,
            Decimals = 2,
        };
        return With(plan => plan with { Indicators = [.. plan.Indicators, but is null ? indicator : but(indicator)] });
    }

    public PlanBuilder Target(
        string code,
        string indicator,
        string says,
        string scope = "",
        string? period = "2024",
        string? against = null,
        string? source = null,
        Func<Target, Target>? but = null
    )
    {
        var target = Read(code, indicator, says) with
        {
            Scope = ScopeOf(scope),
            Period = period is null ? null : Period.Parse(period),
            Source = source is null ? null : C(source),
        };
        if (against is not null)
            target = target with { Basis = Basis.Growth, Against = GrowthBase.Parse(against) };
        return With(plan => plan with { Targets = [.. plan.Targets, but is null ? target : but(target)] });
    }

    public PlanBuilder Cell(Measure measure, string indicator, string says, string period, string scope = "")
    {
        var read = Read("cell", indicator, says);
        return With(plan =>
            plan with
            {
                Cells =
                [
                    .. plan.Cells,
                    new Cell
                    {
                        Indicator = read.Indicator,
                        Measure = measure,
                        Comparator = read.Comparator,
                        Value = read.Value,
                        Period = Period.Parse(period),
                        Scope = ScopeOf(scope),
                    },
                ],
            }
        );
    }

    /// <summary>A bound on target cells, as <c>"&lt;= 20"</c>, <c>"&gt;= 30"</c> or <c>"10..20"</c>.</summary>
    public PlanBuilder Bound(string code, string indicator, string says, string period = "2024", bool toDate = false, string scope = "")
    {
        var read = Read(code, indicator, says);
        return With(plan =>
            plan with
            {
                Bounds =
                [
                    .. plan.Bounds,
                    new Bound
                    {
                        Code = C(code),
                        Indicator = C(indicator),
                        Period = Period.Parse(period),
                        Measure = Measure.Target,
                        ToDate = toDate,
                        Scope = ScopeOf(scope),
                        Min = read.Comparator == Comparator.AtMost ? null : read.Value,
                        Max = read.Comparator == Comparator.AtMost ? read.Value : read.UpperValue,
                    },
                ],
            }
        );
    }

    public PlanBuilder Objective(string code, string parents = "", string scope = "", string? owner = null) =>
        With(plan =>
            plan with
            {
                Objectives =
                [
                    .. plan.Objectives,
                    new Objective
                    {
                        Code = C(code),
                        Parents = [.. parents.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(C)],
                        Scope = ScopeOf(scope),
                        Owner = owner is null ? null : C(owner),
                    },
                ],
            }
        );

    public PlanBuilder KeyResult(string code, string objective, string target, string? owner = null) =>
        With(plan =>
            plan with
            {
                KeyResults =
                [
                    .. plan.KeyResults,
                    new KeyResult
                    {
                        Code = C(code),
                        Objective = C(objective),
                        Target = C(target),
                        Owner = owner is null ? null : C(owner),
                    },
                ],
            }
        );

    /// <summary>A weight of <c>"line=sales"</c>, of <c>"objective o"</c> or of <c>"key-result k"</c>.</summary>
    public PlanBuilder Weight(
        string code,
        string of,
        decimal value,
        string? from = null,
        string? to = null,
        string? window = null,
        string within = ""
    )
    {
        var words = of.Split(' ');
        return With(plan =>
            plan with
            {
                Weights =
                [
                    .. plan.Weights,
                    new Weight
                    {
                        Code = C(code),
                        Of = words.Length == 1 ? ScopeOf(of) : null,
                        Objective = words[0] == "objective" ? C(words[1]) : null,
                        KeyResult = words[0] == "key-result" ? C(words[1]) : null,
                        Within = ScopeOf(within),
                        Value = Q(value),
                        From = Day(from),
                        To = Day(to),
                        Window = window is null ? null : C(window),
                    },
                ],
            }
        );
    }

    public PlanBuilder Window(
        string code,
        string? from = "2024-06-01",
        string? to = "2024-06-18",
        int precedence = 0,
        OtherWeights others = OtherWeights.Proportional
    ) =>
        With(plan =>
            plan with
            {
                WeightWindows =
                [
                    .. plan.WeightWindows,
                    new WeightWindow
                    {
                        Code = C(code),
                        From = Day(from),
                        To = Day(to),
                        Precedence = precedence,
                        Others = others,
                    },
                ],
            }
        );

    public PlanBuilder Waiver(string code, string finding, string? until = null, string? acceptedBy = "boss") =>
        With(plan =>
            plan with
            {
                Waivers =
                [
                    .. plan.Waivers,
                    new Waiver
                    {
                        Code = C(code),
                        Finding = finding,
                        Reason = LocalText.English("known"),
                        Until = Day(until),
                        AcceptedBy = acceptedBy is null ? null : C(acceptedBy),
                    },
                ],
            }
        );

    public PlanBuilder Rate(string from, decimal value, string validFrom = "2023-01-01") =>
        With(plan =>
            plan with
            {
                ExchangeRates =
                [
                    .. plan.ExchangeRates,
                    new ExchangeRate
                    {
                        Code = C($"{from}-{plan.ExchangeRates.Count}"),
                        From = C(from),
                        To = plan.Plan.Currency,
                        ValidFrom = DateOnly.Parse(validFrom, CultureInfo.InvariantCulture),
                        Value = RateValue.TryCreate(value, out var rate) ? rate : throw new ArgumentOutOfRangeException(nameof(value)),
                    },
                ],
            }
        );

    public ValidationReport Validate(string today = "2024-01-15") =>
        PlanValidator.Validate(Document, DateOnly.Parse(today, CultureInfo.InvariantCulture));

    /// <summary>What one rule finds.</summary>
    public IReadOnlyList<Finding> Find(string rule, string today = "2024-01-15") =>
        [.. Validate(today).Findings.Where(finding => finding.Rule == rule)];

    public static Scope ScopeOf(string text) => text.Length == 0 ? Scope.Top : Scope.FromCanonical(text);

    private static Target Read(string code, string indicator, string says)
    {
        var range = says.Split("..");
        if (range.Length == 2)
            return new Target
            {
                Code = C(code),
                Indicator = C(indicator),
                Comparator = Comparator.Between,
                Value = Number(range[0]),
                UpperValue = Number(range[1]),
            };
        var words = says.Split(' ');
        var comparator = words[0] switch
        {
            ">=" => Comparator.AtLeast,
            ">" => Comparator.MoreThan,
            "<=" => Comparator.AtMost,
            "<" => Comparator.LessThan,
            _ => Comparator.Equal,
        };
        var value = words[0] is ">=" or ">" or "<=" or "<" or "=" ? words[1] : words[0];
        return new Target
        {
            Code = C(code),
            Indicator = C(indicator),
            Comparator = comparator,
            Value = Number(value),
            Basis = words[^1] == "%" ? Basis.Percent : Basis.Absolute,
        };
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static Quantity Number(string text) => Q(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture));
}
