using System.Text.Json;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.People;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain;

/// <summary>
/// A kind of part, with everything that differs from other kinds. The fields are the one table of kinds: one line each, in the order of a
/// document. Each kind comes after the kinds that it mentions.
/// </summary>
public sealed class PartKind
{
    private static readonly List<PartKind> _added = [];
    private static readonly Lazy<PartKindLookup> _table = new(() => new PartKindLookup(_added, Plan!));

    public static readonly PartKind Section = Add(new(typeof(Section)) { Sight = Sight.Everything, ForIndicators = Sight.Everything });
    public static readonly PartKind Party = Add(
        new(typeof(Party), plural: "Parties")
        {
            Sight = Sight.Everything,
            ForIndicators = Sight.Everything,
            StaysOpen = true,
        }
    );
    public static readonly PartKind Dimension = Add(
        new(typeof(Dimension))
        {
            Sight = Sight.Everything,
            ForIndicators = Sight.Everything,
            Shapes = Shapes.Places,
        }
    );
    public static readonly PartKind Member = Add(
        new(typeof(Member))
        {
            Sight = Sight.ByStore,
            ForIndicators = Sight.Everything,
            Shapes = Shapes.Places,
            InDimension = true,
        }
    );
    public static readonly PartKind Group = Add(
        new(typeof(Group))
        {
            Sight = Sight.ByStore,
            ForIndicators = Sight.Everything,
            Shapes = Shapes.Places,
            InDimension = true,
        }
    );
    public static readonly PartKind List = Add(
        new(typeof(NamedList), name: "List") { Sight = Sight.Everything, ForIndicators = Sight.Everything }
    );
    public static readonly PartKind Currency = Add(
        new(typeof(Currency), plural: "Currencies")
        {
            Sight = Sight.Everything,
            ForIndicators = Sight.Everything,
            Shapes = Shapes.Numbers,
        }
    );
    public static readonly PartKind Scenario = Add(
        new(typeof(Scenario))
        {
            Sight = Sight.Everything,
            ForIndicators = Sight.Everything,
            Shapes = Shapes.Numbers,
        }
    );
    public static readonly PartKind ExchangeRate = Add(
        new(typeof(ExchangeRate))
        {
            Sight = Sight.Everything,
            ForIndicators = Sight.Everything,
            Shapes = Shapes.Numbers,
        }
    );
    public static readonly PartKind Indicator = Add(
        new(typeof(Indicator))
        {
            Sight = Sight.Everything,
            ForIndicators = Sight.ByStore,
            Shapes = Shapes.Places,
        }
    );
    public static readonly PartKind Target = Add(
        new(typeof(Target))
        {
            Sight = Sight.ByScope,
            ForIndicators = Sight.ByStore,
            LimitedKeysWrite = true,
        }
    );
    public static readonly PartKind Objective = Add(
        new(typeof(Objective))
        {
            Sight = Sight.ByScope,
            ForIndicators = Sight.Everything,
            LimitedKeysWrite = true,
        }
    );
    public static readonly PartKind KeyResult = Add(
        new(typeof(KeyResult))
        {
            Sight = Sight.ByStore,
            ForIndicators = Sight.ByStore,
            LimitedKeysWrite = true,
        }
    );
    public static readonly PartKind WeightWindow = Add(
        new(typeof(WeightWindow)) { Sight = Sight.Everything, ForIndicators = Sight.Everything }
    );
    public static readonly PartKind Weight = Add(new(typeof(Weight)) { Sight = Sight.ByStore, ForIndicators = Sight.ByStore });
    public static readonly PartKind ReviewSchedule = Add(new(typeof(ReviewSchedule)) { Sight = Sight.ByStore, StaysOpen = true });
    public static readonly PartKind Phase = Add(new(typeof(Phase)) { Sight = Sight.Everything, StaysOpen = true });
    public static readonly PartKind Initiative = Add(
        new(typeof(Initiative))
        {
            Sight = Sight.ByScope,
            LimitedKeysWrite = true,
            StaysOpen = true,
        }
    );
    public static readonly PartKind Contribution = Add(new(typeof(Contribution)) { Sight = Sight.ByStore, StaysOpen = true });
    public static readonly PartKind Milestone = Add(
        new(typeof(Milestone))
        {
            Sight = Sight.ByScope,
            LimitedKeysWrite = true,
            StaysOpen = true,
        }
    );
    public static readonly PartKind Dependency = Add(
        new(typeof(Dependency), plural: "Dependencies") { Sight = Sight.ByStore, StaysOpen = true }
    );
    public static readonly PartKind BudgetItem = Add(new(typeof(BudgetItem)) { Sight = Sight.ByScope });
    public static readonly PartKind DecisionPackage = Add(new(typeof(DecisionPackage)) { Sight = Sight.ByStore });
    public static readonly PartKind FundingSource = Add(new(typeof(FundingSource)));
    public static readonly PartKind BudgetEntry = Add(
        new(typeof(BudgetEntry), plural: "BudgetEntries") { Sight = Sight.ByStore, StaysOpen = true }
    );
    public static readonly PartKind Team = Add(new(typeof(Team)));
    public static readonly PartKind Post = Add(new(typeof(Post)));
    public static readonly PartKind StaffMovement = Add(new(typeof(StaffMovement)) { StaysOpen = true });
    public static readonly PartKind Resource = Add(new(typeof(Resource)));
    public static readonly PartKind RiskLevel = Add(new(typeof(RiskLevel)) { Sight = Sight.Everything, ForIndicators = Sight.Everything });
    public static readonly PartKind RiskCategory = Add(
        new(typeof(RiskCategory), plural: "RiskCategories") { Sight = Sight.Everything, ForIndicators = Sight.Everything }
    );
    public static readonly PartKind Risk = Add(new(typeof(Risk)) { Sight = Sight.ByScope, StaysOpen = true });
    public static readonly PartKind RiskAssessment = Add(new(typeof(RiskAssessment)) { Sight = Sight.ByStore, StaysOpen = true });
    public static readonly PartKind RiskResponse = Add(new(typeof(RiskResponse)) { Sight = Sight.ByStore, StaysOpen = true });
    public static readonly PartKind RiskImpact = Add(new(typeof(RiskImpact)) { Sight = Sight.ByStore, StaysOpen = true });
    public static readonly PartKind RiskCorrelation = Add(new(typeof(RiskCorrelation)) { Sight = Sight.ByStore, StaysOpen = true });
    public static readonly PartKind ContingencyPlan = Add(new(typeof(ContingencyPlan)) { Sight = Sight.ByStore, StaysOpen = true });
    public static readonly PartKind Drill = Add(new(typeof(Drill)) { StaysOpen = true });
    public static readonly PartKind RiskCase = Add(new(typeof(RiskCase)) { StaysOpen = true });
    public static readonly PartKind KeyRiskIndicator = Add(new(typeof(KeyRiskIndicator)) { Sight = Sight.ByStore, StaysOpen = true });
    public static readonly PartKind PlanningRound = Add(
        new(typeof(PlanningRound))
        {
            Sight = Sight.Everything,
            ForIndicators = Sight.Everything,
            StaysOpen = true,
        }
    );
    public static readonly PartKind SliceAssignment = Add(
        new(typeof(SliceAssignment))
        {
            Sight = Sight.ByScope,
            ForIndicators = Sight.ByStore,
            StaysOpen = true,
        }
    );
    public static readonly PartKind Committee = Add(
        new(typeof(Committee))
        {
            Sight = Sight.Everything,
            ForIndicators = Sight.Everything,
            StaysOpen = true,
            IsDecision = true,
        }
    );
    public static readonly PartKind CommitteeSeat = Add(
        new(typeof(CommitteeSeat))
        {
            Sight = Sight.Everything,
            ForIndicators = Sight.Everything,
            StaysOpen = true,
            IsDecision = true,
        }
    );
    public static readonly PartKind Hold = Add(
        new(typeof(Hold))
        {
            Sight = Sight.ByScope,
            ForIndicators = Sight.ByStore,
            Shapes = Shapes.Numbers,
        }
    );
    public static readonly PartKind Bound = Add(
        new(typeof(Bound))
        {
            Sight = Sight.ByScope,
            ForIndicators = Sight.ByStore,
            Shapes = Shapes.Numbers,
        }
    );
    public static readonly PartKind ImportMapping = Add(new(typeof(ImportMapping)) { StaysOpen = true });
    public static readonly PartKind Waiver = Add(new(typeof(Waiver)) { StaysOpen = true, IsDecision = true });

    /// <summary>The plan itself, which is not one of its own parts.</summary>
    public static readonly PartKind Plan = new(typeof(Plan))
    {
        Collection = "plan",
        Sight = Sight.Everything,
        ForIndicators = Sight.Everything,
        Shapes = Shapes.Numbers,
    };

    /// <summary>A member or a group, as scopes mention them.</summary>
    public static readonly PartKind Place = new(typeof(Member), name: "Place") { Noun = "member or group", InDimension = true };

    /// <param name="part">The record.</param>
    /// <param name="name">The name of the kind, if it differs from the record's name.</param>
    /// <param name="plural">The plural, if it is not formed with an s.</param>
    public PartKind(Type part, string? name = null, string? plural = null)
    {
        Part = part;
        Name = name ?? part.Name;
        Plural = plural ?? Name + "s";
        Noun = Words(Name);
        Nouns = Words(Plural);
        Collection = CamelCase.Of(Plural);
        Segment = JsonNamingPolicy.KebabCaseLower.ConvertName(Plural);
    }

    /// <summary>The record.</summary>
    public Type Part { get; }

    /// <summary>The position in the table, from 0.</summary>
    internal int Ordinal { get; private set; }

    /// <summary>The name in node ids, changes and names of operations: <c>KeyResult</c>.</summary>
    public string Name { get; }

    /// <summary>The plural as a part of names: <c>KeyResults</c>.</summary>
    public string Plural { get; }

    /// <summary>The singular in sentences: <c>key result</c>.</summary>
    public string Noun { get; private init; }

    /// <summary>The singular with its article: <c>an objective</c>.</summary>
    public string AnyOne => (Noun[0] is 'a' or 'e' or 'i' or 'o' ? "an " : "a ") + Noun;

    /// <summary>The plural in sentences: <c>key results</c>.</summary>
    public string Nouns { get; }

    /// <summary>The list's name in documents, GraphQL and places of findings: <c>keyResults</c>.</summary>
    public string Collection { get; private init; }

    /// <summary>The list's name in paths: <c>key-results</c>.</summary>
    public string Segment { get; }

    /// <summary>Whether codes are unique only within a dimension. Keys and paths then contain the dimension.</summary>
    public bool InDimension { get; init; }

    /// <summary>The parts of this kind that a limited key may see. None, unless the table says otherwise.</summary>
    public Sight Sight { get; init; }

    /// <summary>
    /// The parts that a key limited to some indicators may see, of those at its places. None, unless the table says otherwise.
    /// </summary>
    public Sight ForIndicators { get; init; }

    /// <summary>Whether each part has a place of its own.</summary>
    public bool HasPlace => Sight is Sight.ByScope or Sight.ByStore && !InDimension;

    /// <summary>Whether a limited key may write parts at the places where it may write.</summary>
    public bool LimitedKeysWrite { get; init; }

    /// <summary>Whether only the committee may write them, and not every planner.</summary>
    public bool IsDecision { get; init; }

    /// <summary>Whether they may also be written in an approved plan.</summary>
    public bool StaysOpen { get; init; }

    /// <summary>The other data that is computed from this kind, and must be computed again when a part of this kind changes.</summary>
    public Shapes Shapes { get; init; }

    /// <summary>Every kind of part, in the order of the document.</summary>
    public static IReadOnlyList<PartKind> All => _table.Value.All;

    public static PartKind Of<TPart>()
        where TPart : PlanPart => Known<TPart>.Kind;

    public static PartKind Of(PlanPart part) => Of(part.GetType());

    /// <summary>The kind with this name; null if there is none.</summary>
    public static PartKind? Find(string name) => _table.Value.ByName.GetValueOrDefault(name);

    /// <summary>The kind whose parts are in a collection of the document; null if there is none, as for cells.</summary>
    public static PartKind? In(string collection) => _table.Value.ByCollection.GetValueOrDefault(collection);

    /// <summary>
    /// Adds a kind after the others. This is only allowed before any kind is looked up, because other tables are made once from this one.
    /// </summary>
    public static PartKind Add(PartKind kind)
    {
        if (_table.IsValueCreated)
            throw new InvalidOperationException($"The kind {kind} comes too late; add it before the first plan is read.");
        kind.Ordinal = _added.Count;
        _added.Add(kind);
        return kind;
    }

    public override string ToString() => Name;

    public static PartKind Of(Type part) => _table.Value.ByPart[part];

    private static class Known<TPart>
    {
        public static readonly PartKind Kind = Of(typeof(TPart));
    }

    private static string Words(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' ');
}
