using System.Text;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;
using Range = PlanApi.Domain.Indicators.Range;

namespace PlanApi.UnitTests.Documents;

/// <summary>Plans that can be held but follow no sense, with every field used and with texts that are hard to write down.</summary>
internal sealed class RandomPlans(int seed)
{
    private static readonly string[] _hardTexts =
    [
        "no",
        "NO",
        "null",
        "~",
        "true",
        "2024",
        "2024-03-18",
        "3.1",
        "1e3",
        "0x1F",
        ".inf",
        ".nan",
        "<<",
        "---",
        "...",
        "- a",
        "? b",
        "key: value",
        "a #b",
        "#b",
        "|",
        ">",
        "&a",
        "*a",
        "!t",
        "%YAML 1.2",
        "@a",
        "`a",
        "'quoted'",
        "\"quoted\"",
        "{a: b}",
        "[a, b]",
        "a, b",
        " leading",
        "trailing ",
        "two\nlines",
        "\n",
        "\r\n",
        "tab\tbed",
        "\u2028\u2029\uFEFF\u00A0\u200D",
        "\uFFFE\uE000",
        "👩‍👩‍👧 🇨🇳",
        "至少 4.6 分：“好评”",
        "שלום עליכם",
        "a\\b",
        "",
        "\u0301a",
        "e\u0301",
    ];

    private static readonly string[] _hardCodes =
    [
        "no",
        "null",
        "2024",
        "3.1",
        "1e5",
        "0x10",
        "true",
        "y",
        "一线",
        "ÅÉ",
        "a.b-c_d",
        "007",
        "𝒳1",
        "Off",
    ];

    private readonly Random _random = new(seed);
    private int _serial;

    public PlanDocument Document()
    {
        var sections = Some(() =>
            new Section
            {
                Code = Code(),
                Names = Text(),
                Purpose = Any<SectionPurpose>(),
            }
        );
        sections = [.. sections.Select((s, i) => i == 0 ? s : s with { Parent = sections[_random.Next(i)].Code })];
        var source = () => Maybe(() => One(sections).Code);
        var parties = Some(() =>
            new Party
            {
                Code = Code(),
                Names = Text(),
                Kind = Any<PartyKind>(),
                Subject = Flip() ? "key " + One(_hardTexts) : null,
            }
        );
        var owner = () => Maybe(() => One(parties).Code);
        var dimensions = Some(() =>
            new Dimension
            {
                Code = Code(),
                Names = Text(),
                Source = source(),
            }
        );
        var members = Some(() =>
            new Member
            {
                Code = Code(),
                Dimension = One(dimensions).Code,
                Names = Text(),
                Ends = Maybe(() => new DateOnly(2024, 6, 30)),
                Moves = Few(day => new Move { From = new DateOnly(2024, 1, 1).AddDays(day * 40) }),
            }
        );
        var groups = Some(() =>
        {
            var dimension = One(members).Dimension;
            var inside = members.Where(member => member.Dimension == dimension).Select(member => member.Code).ToArray();
            return new Group
            {
                Code = Code(),
                Dimension = dimension,
                Names = Text(),
                Definitions =
                [
                    new GroupDefinition
                    {
                        Members = inside,
                        Wording = Text(),
                        Source = source(),
                    },
                ],
            };
        });
        var currencies = new[] { "USD", "EUR" }
            .Select(code => new Currency { Code = Domain.Values.Code.Parse(code), Names = Text() })
            .ToArray();
        var currency = () => Maybe(() => One(currencies).Code);
        var scope = () => new Scope(Few(_ => One(members)).Select(member => KeyValuePair.Create(member.Dimension, member.Code)));
        var indicators = Some(() =>
            new Indicator
            {
                Code = Code(),
                Names = Text(),
                Kind = Any<IndicatorKind>(),
                Unit = Any<Unit>(),
                UnitNames = Text(),
                Decimals = 4,
                Direction = Any<Direction>(),
                Band = Flip() ? new Range { Min = Number(), Max = Number() } : null,
                Range = Flip() ? new Range() : null,
                Against = Maybe(() => GrowthBase.Parse(One(["2023", "2023-Q4", "yearBefore"]))),
                ShareOf = Maybe(() => One(dimensions).Code),
                Formula = Flip() ? "a * b" + One(_hardTexts) : null,
                OverTime = Maybe(Any<OverTime>),
                Rank = Maybe(Number),
                Limit = Maybe(Number),
                PerDay = Flip(),
                Dimensions = _random.Next(3) switch
                {
                    0 => null,
                    1 => [],
                    _ => [One(dimensions).Code],
                },
                ExpectedEvery = Maybe(Any<Grain>),
                Thresholds = Flip()
                    ? new Thresholds
                    {
                        Green = Number(),
                        Yellow = Number(),
                        Hysteresis = Maybe(Number),
                    }
                    : null,
                Importance = Maybe(Any<Importance>),
                Description = Text(),
                Source = source(),
            }
        );
        var targets = Some(() =>
        {
            var comparator = Any<Comparator>();
            return new Target
            {
                Code = Code(),
                Indicator = One(indicators).Code,
                Scope = scope(),
                Period = Maybe(Period),
                Comparator = comparator,
                Basis = Any<Basis>(),
                Value = Number(),
                UpperValue = comparator == Comparator.Between ? Number() : null,
                Currency = currency(),
                Baseline = Flip()
                    ? new Baseline
                    {
                        Value = Number(),
                        Comparator = Comparator.AtMost,
                        Period = Maybe(Period),
                        Wording = Text(),
                        Source = source(),
                    }
                    : null,
                RisesBy = Maybe(Any<Grain>),
                Completes = Flip(),
                Pace = Flip()
                    ? new Pacing { Method = PaceMethod.Seasonal, Weights = Flip() ? [new Quantity(_random.Next(1, 99_999))] : null }
                    : null,
                Names = Text(),
                Wording = Text(),
                Source = source(),
            };
        });
        var objectives = Some(() =>
            new Objective
            {
                Code = Code(),
                Names = Text(),
                Wording = Text(),
                Scope = scope(),
                Period = Maybe(Period),
                Owner = owner(),
                Source = source(),
            }
        );
        objectives = [.. objectives.Select((o, i) => i == 0 ? o : o with { Parents = [objectives[_random.Next(i)].Code] })];
        var keyResults = Some(() =>
            new KeyResult
            {
                Code = Code(),
                Objective = One(objectives).Code,
                Target = One(targets).Code,
                Names = Text(),
                Owner = owner(),
            }
        );
        var windows = Some(() =>
            new WeightWindow
            {
                Code = Code(),
                Names = Text(),
                From = Day(),
                To = Day(),
                Precedence = _random.Next(-5, 5),
                Others = Any<OtherWeights>(),
                Wording = Text(),
            }
        );
        return new PlanDocument
        {
            Format = PlanDocument.CurrentFormat,
            Plan = new Plan
            {
                Code = Code(),
                Names = Text(),
                Calendar = new Calendar
                {
                    Year = 2024,
                    FirstMonth = 1,
                    NamedAfter = Any<YearName>(),
                    ReferenceFrom = 2020,
                    ReferenceTo = Flip() ? 2030 : null,
                    Weeks = Flip()
                        ? new WeekYear
                        {
                            Pattern = Any<WeekPattern>(),
                            FirstDay = Any<DayOfWeek>(),
                            Begins = Any<WeekYearStart>(),
                            ExtraWeekMonth = Maybe(() => _random.Next(1, 13)),
                        }
                        : null,
                },
                Currency = Domain.Values.Code.Parse("CNY"),
                TimeZone = One(["UTC", "Asia/Shanghai"]),
                Status = Any<PlanStatus>(),
                Matrix =
                    Flip() && dimensions.Length > 1
                        ? new MatrixLayout
                        {
                            Rows = dimensions[0].Code,
                            Columns = dimensions[1].Code,
                            AnnouncedRows = 4,
                            Wording = Text(),
                        }
                        : null,
                Monitoring = Flip() ? new Monitoring { Lights = Flip(), AnswerWithinHours = 24 } : null,
            },
            Sections = sections,
            Parties = parties,
            Dimensions = dimensions,
            Members = members,
            Groups = groups,
            Lists = Some(() =>
                new NamedList
                {
                    Code = Code(),
                    Announced = 12,
                    Items = [LocalText.English(One(_hardTexts)), LocalText.English("b")],
                }
            ),
            Currencies = currencies,
            Scenarios = Some(() =>
                new Scenario
                {
                    Code = Code(),
                    Parent = Domain.Values.Code.Parse("baseline"),
                    Description = Text(),
                }
            ),
            ExchangeRates = Some(() =>
                new ExchangeRate
                {
                    Code = Code(),
                    From = currencies[0].Code,
                    To = currencies[1].Code,
                    ValidFrom = new DateOnly(2024, 2, 29),
                    Value = new RateValue(_random.NextInt64(1, 900_000_000_000_000)),
                    Use = Any<RateUse>(),
                }
            ),
            Indicators = indicators,
            Targets = targets,
            Objectives = objectives,
            KeyResults = keyResults,
            WeightWindows = windows,
            Weights = Some(() =>
                new Weight
                {
                    Code = Code(),
                    Objective = One(objectives).Code,
                    Within = scope(),
                    Value = Number(),
                    From = Day(),
                    Window = Maybe(() => One(windows).Code),
                    Reason = Text(),
                }
            ),
            ReviewSchedules = Some(() =>
                new ReviewSchedule
                {
                    Code = Code(),
                    Names = Text(),
                    Cadence = Any<Grain>(),
                    Kind = Any<ReviewKind>(),
                    DaysAfter = _random.Next(0, 9),
                    Questions = [LocalText.English(One(_hardTexts))],
                    Objective = Maybe(() => One(objectives).Code),
                    Scope = scope(),
                    Indicators = Flip() ? [One(indicators).Code] : [],
                    Owner = owner(),
                    Wording = Text(),
                    Source = source(),
                }
            ),
            Holds = Some(() =>
                new Hold
                {
                    Code = Code(),
                    Indicator = One(indicators).Code,
                    Scope = scope(),
                    Period = Period(),
                    Measure = Any<Measure>(),
                    Owner = owner(),
                    Reason = Text(),
                }
            ),
            Bounds = Some(() =>
                new Bound
                {
                    Code = Code(),
                    Indicator = One(indicators).Code,
                    Scope = scope(),
                    Period = Period(),
                    Measure = Any<Measure>(),
                    Max = Number(),
                    ToDate = Flip(),
                    Owner = owner(),
                    Reason = Text(),
                }
            ),
            Waivers = Some(() =>
                new Waiver
                {
                    Code = Code(),
                    Finding = "0123456789abcdef",
                    Reason = LocalText.English("because"),
                    AcceptedBy = owner(),
                    Until = Day(),
                }
            ),
            Cells = Cells(indicators, scope, currency, source),
        };
    }

    public Cell[] Cells(IReadOnlyList<Indicator> indicators, Func<Scope> scope, Func<Code?> currency, Func<Code?> source) =>
        [
            .. Few(
                    _ => new Cell
                    {
                        Indicator = One([.. indicators]).Code,
                        Scope = scope(),
                        Period = Period(),
                        Measure = Any<Measure>(),
                        Value = Number(),
                        Comparator = One([Comparator.Equal, Comparator.MoreThan, Comparator.AtMost]),
                        Currency = currency(),
                        Wording = Text(),
                        Source = source(),
                    },
                    12
                )
                .DistinctBy(cell => cell.Key()),
        ];

    private bool Flip() => _random.Next(2) == 0;

    private T One<T>(T[] of) => of[_random.Next(of.Length)];

    private T Any<T>()
        where T : struct, Enum => One(Enum.GetValues<T>());

    private T? Maybe<T>(Func<T> make)
        where T : struct => Flip() ? make() : null;

    private T[] Some<T>(Func<T> make) => [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => make())];

    private T[] Few<T>(Func<int, T> make, int most = 3) => [.. Enumerable.Range(0, _random.Next(most)).Select(make)];

    private Code Code() =>
        Domain.Values.Code.Parse(_serial++ < _hardCodes.Length ? _hardCodes[_serial - 1] : $"{One(_hardCodes)}{_serial}");

    private Period Period() =>
        Domain.Calendars.Period.Parse(One(["2024", "2024-Q1", "2024-03", "2024-W12", "2024-02-29", "2020-12", "2021"]));

    private DateOnly? Day() => Maybe(() => new DateOnly(2024, 1, 1).AddDays(_random.Next(366)));

    private Quantity Number()
    {
        var steps = _random.NextInt64(-999_999_999_999_999, 999_999_999_999_999);
        return new Quantity(
            _random.Next(4) switch
            {
                0 => steps,
                1 => steps % 1_000_000,
                2 => steps % 100 * 10_000,
                _ => 0,
            }
        );
    }

    private LocalText Text() =>
        new(Few(_ => KeyValuePair.Create(One(["en", "zh", "pt-BR", "no", "zh-Hans-CN"]), Flip() ? One(_hardTexts) : Letters())));

    private string Letters()
    {
        var text = new StringBuilder();
        for (var i = _random.Next(150); i > 0; i--)
        {
            var rune = _random.Next(4) switch
            {
                0 => _random.Next(' ', 0x7F),
                1 => _random.Next(0x4E00, 0x9FFF),
                2 => _random.Next(0xA0, 0xD7FF),
                _ => _random.Next(0x10000, 0x10FFFF),
            };
            text.Append(new Rune(rune).ToString());
        }
        return text.ToString();
    }
}
