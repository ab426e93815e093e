using System.Reflection;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Plans;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Cube;
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
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>
/// Where an answer names a part by its code, a second field leads to the part itself, as the schema says. Edges of parts have their own
/// definitions; all other codes are known by the names of their fields.
/// </summary>
internal sealed class MentionEdges(EdgeBuilder edges)
{
    private delegate object? Load(Ask ask, Code code);

    private static readonly Dictionary<string, Load> _byName = new()
    {
        ["indicator"] = Part<Indicator>,
        ["solveFor"] = Part<Indicator>,
        ["rebuilt"] = Part<Indicator>,
        ["notKept"] = Part<Indicator>,
        ["target"] = Part<Target>,
        ["objective"] = Part<Objective>,
        ["root"] = Part<Objective>,
        ["parents"] = Part<Objective>,
        ["mapping"] = Part<ImportMapping>,
        ["keyResult"] = Part<KeyResult>,
        ["keyResults"] = Part<KeyResult>,
        ["scenario"] = Part<Scenario>,
        ["owner"] = Part<Party>,
        ["escalatedTo"] = Part<Party>,
        ["authorParty"] = Part<Party>,
        ["mentions"] = Part<Party>,
        ["schedule"] = Part<ReviewSchedule>,
        ["phase"] = Part<Phase>,
        ["initiative"] = Part<Initiative>,
        ["milestone"] = Part<Milestone>,
        ["item"] = Part<BudgetItem>,
        ["package"] = Part<DecisionPackage>,
        ["BudgetLine.parent"] = Part<BudgetItem>,
        ["TeamStaffing.parent"] = Part<Team>,
        ["team"] = Part<Team>,
        ["post"] = Part<Post>,
        ["committee"] = Part<Committee>,
        ["risk"] = Part<Risk>,
        ["keyRiskIndicator"] = Part<KeyRiskIndicator>,
        ["category"] = Part<RiskCategory>,
        ["riskLevel"] = Part<RiskLevel>,
        ["appetite"] = Part<RiskLevel>,
        ["level"] = Part<RiskLevel>,
        ["statedLevel"] = Part<RiskLevel>,
        ["claims"] = Part<RiskLevel>,
        ["risks"] = Part<Risk>,
        ["unscored"] = Part<Risk>,
        ["assessment"] = Part<RiskAssessment>,
        ["round"] = Part<PlanningRound>,
        ["slice"] = Part<SliceAssignment>,
        ["openSlices"] = Part<SliceAssignment>,
        ["withoutNumbers"] = Part<Indicator>,
        ["party"] = Part<Party>,
        ["weight"] = Part<Weight>,
        ["window"] = Part<WeightWindow>,
        ["dimension"] = Part<Dimension>,
        ["dimensions"] = Part<Dimension>,
        ["plan"] = Plan,
        ["line"] = Row,
        ["row"] = Row,
        ["rows"] = Row,
        ["tier"] = Column,
        ["column"] = Column,
        ["columns"] = Column,
        ["KeyResultProgress.parent"] = Part<KeyResult>,
        ["Move.parent"] = (ask, code) => Member(ask, ((Member)ask.Part).Dimension, code),
        ["MissOfMember.member"] = (ask, code) => ask.Within == "byLine" ? Row(ask, code) : Column(ask, code),
        ["SliceAxis.members"] = OfAxis,
        ["SliceAxis.below"] = OfAxis,
        ["SpreadTotal.member"] = (ask, code) => ((SpreadTotal)ask.Source!).Dimension is { } of ? Member(ask, of, code) : null,
    };

    private static readonly Dictionary<string, Type> _types = _byName.ToDictionary(
        entry => entry.Key,
        entry =>
            entry.Value.Method.IsGenericMethod ? entry.Value.Method.GetGenericArguments()[0]
            : entry.Key == "plan" ? typeof(Plan)
            : typeof(Member)
    );

    public void Add()
    {
        foreach (var (record, graph) in edges.Graph.Types.Objects)
        {
            foreach (var property in TypeCatalog.Properties(record).Where(IsCode))
            {
                var name = TypeCatalog.Name(property);
                var known = _byName.ContainsKey($"{record.Name}.{name}") ? $"{record.Name}.{name}" : name;
                // A part's own edges have taken the name before.
                if (_byName.TryGetValue(known, out var load) && graph.Fields.Find(name) is { } code && IsOfCodes(code))
                    Add(graph, property, code, load, _types[known]);
            }
        }
    }

    private void Add(ObjectGraphType graph, PropertyInfo property, FieldType code, Load load, Type part)
    {
        var (name, get, output) = (code.Name, Getter.Get(property), edges.Graph.Types.Output(part));
        var isList = TypeCatalog.ItemOf(property.PropertyType) is not null;
        code.Name = isList ? name.TrimEnd('s') + "Codes" : name + "Code";
        var field = new FieldType
        {
            Name = name,
            Description = code.Description ?? edges.Graph.Types.Descriptions.Of(part),
            ResolvedType = isList ? TypeCatalog.ListOf(output) : output,
            Resolver = new AskResolver(ask =>
                get(ask.Source!) switch
                {
                    Code one => load(ask, one),
                    IEnumerable<Code> several => Each([.. several.Select(one => load(ask, one))]),
                    _ => null,
                }
            ),
        };
        if (isList)
            field.Metadata[GraphBuilder.CostKey] = new FieldCost(ListLengths.OfMentions);
        graph.AddField(field);
    }

    private static Deferred<List<object>> Each(object?[] pending) =>
        new(async cancellation =>
        {
            var found = new List<object>(pending.Length);
            foreach (var one in pending)
            {
                if ((one is IDataLoaderResult result ? await result.GetResultAsync(cancellation) : one) is { } part)
                    found.Add(part);
            }
            return found;
        });

    private static bool IsCode(PropertyInfo property) =>
        (TypeCatalog.ItemOf(property.PropertyType) ?? Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
        == typeof(Code);

    private static bool IsOfCodes(FieldType field) => field.ResolvedType!.GetNamedType() is ScalarGraphType;

    private static object? Part<TPart>(Ask ask, Code code)
        where TPart : PlanPart => ask.Loaders.ByKey<TPart>(ask.PlanCode).Load(code.ToString());

    private static object? Member(Ask ask, Code dimension, Code code) =>
        ask.Loaders.ByKey<Member>(ask.PlanCode).Load($"{dimension}/{code}");

    private static object? OfAxis(Ask ask, Code code) => ((SliceAxis)ask.Source!).Dimension is { } of ? Member(ask, of, code) : null;

    private static object? Row(Ask ask, Code code) => OfMatrix(ask, code, layout => layout.Rows);

    private static object? Column(Ask ask, Code code) => OfMatrix(ask, code, layout => layout.Columns);

    /// <summary>The plan says which dimension its rows or columns are of.</summary>
    private static object? OfMatrix(Ask ask, Code code, Func<MatrixLayout, Code> side)
    {
        return ask.Above<Plan>() is { } plan
            ? Of(plan)
            : new Deferred<object?>(async cancellation =>
                Of(await ask.Answer(new GetPlan(ask.PlanCode))) is IDataLoaderResult member
                    ? await member.GetResultAsync(cancellation)
                    : null
            );

        object? Of(Plan of) => of.Matrix is { } layout ? Member(ask, side(layout), code) : null;
    }

    private static Deferred<object?> Plan(Ask ask, Code code) => new(async _ => await ask.Find(new GetPlan(code)));
}
