using GraphQL.Types;
using PlanApi.Application.Parts;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>Serves one kind of part: its type, its list and lookup on the plan, its three mutations.</summary>
internal sealed class PartGraph<TPart>(GraphBuilder graph, PartStore<TPart> store, ConnectionTypes connections) : IPartGraph
    where TPart : PlanPart
{
    private readonly ObjectGraphType _type = graph.Types.Object<TPart>();

    /// <summary>Codes of members and groups are unique in their dimension only.</summary>
    private bool InDimension { get; } = store.Kind.InDimension;

    public PartKind Kind => store.Kind;

    public Type Part => typeof(TPart);

    private InputObjectGraphType? Filter { get; } = PartFilters.FilterType(graph.Types, store);

    /// <summary>The filters of the part's lists, wherever they are.</summary>
    public QueryArgument[] FilterArguments() =>
        Filter is null ? [] : [GraphBuilder.Argument(PartFilters.Filter, "Which of them; every one when absent.", Filter)];

    public async Task<object?> Find(Ask ask, Code plan, string key) => await ask.Find(new GetPart<TPart>(plan, key));

    public void Add()
    {
        _type.AddResolvedInterface(graph.Node);
        graph.Node.AddPossibleType(_type);
        var plan = graph.Types.Object<Plan>();
        GraphBuilder.Keepable(
            connections.Field(
                plan,
                Kind.Collection,
                typeof(ListParts<TPart>),
                $"The plan's {Kind.Nouns}, by code unless ordered otherwise.",
                connections.Of(_type),
                new PageSize(ListOptions.DefaultFirst),
                List,
                [
                    .. FilterArguments(),
                    GraphBuilder.Argument(PartFilters.OrderBy, "In which order; by code when absent.", PartFilters.OrderType(store)),
                ]
            )
        );
        var one = CamelCase.Of(Kind.ToString());
        // The plan's own mention of a part, its currency, is a code beside the lookup.
        if (plan.Fields.Find(one) is { } mention)
            mention.Name = one + "Code";
        GraphBuilder.Keepable(
            GraphBuilder.Field(
                plan,
                one,
                typeof(GetPart<TPart>),
                $"One {store.Noun}; null where there is none.",
                _type,
                async ask => await ask.Find(new GetPart<TPart>(ask.PlanCode, Key(ask))),
                KeyArguments()
            )
        );
        AddMutations();
    }

    private void AddMutations()
    {
        var name = typeof(TPart).Name;
        var answer = (CamelCase.Of(name), (IGraphType)_type);
        graph.Mutate(
            $"create{name}",
            typeof(CreatePart<TPart>),
            $"Adds {Kind.AnyOne} to a plan.",
            answer,
            ask => ask.Send(new CreatePart<TPart>(ask.PlanCode, ask.Read<TPart>("input"))),
            Plan(),
            GraphBuilder.Argument("input", "The new part.", graph.Types.Input(typeof(TPart)), required: true)
        );
        graph.Mutate(
            $"update{name}",
            typeof(UpdatePart<TPart>),
            $"Changes the fields of {Kind.AnyOne} that the patch names; null clears one.",
            answer,
            ask => ask.Send(new UpdatePart<TPart>(ask.PlanCode, Key(ask), ask.Tree<TPart>("patch"), ask.Version)),
            [
                Plan(),
                .. KeyArguments(),
                graph.ExpectedVersion(),
                GraphBuilder.Argument("patch", "What to change.", graph.Types.Input(typeof(TPart), patch: true), required: true),
            ]
        );
        graph.Mutate(
            $"delete{name}",
            typeof(DeletePart<TPart>),
            $"Takes {Kind.AnyOne} out of its plan, and answers it as it was.",
            answer,
            ask => ask.Send(new DeletePart<TPart>(ask.PlanCode, Key(ask), ask.Version)),
            [Plan(), .. KeyArguments(), graph.ExpectedVersion()]
        );
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var options = PartFilters.Options(ask, page);
        return Connection.Of(
            () => ask.Answer(new ListParts<TPart>(ask.PlanCode, options)),
            () => ask.Answer(new CountParts<TPart>(ask.PlanCode, options))
        );
    }

    private QueryArgument Plan() => graph.Argument<Code>("plan", "The plan's code.", required: true);

    private QueryArgument[] KeyArguments()
    {
        var code = graph.Argument<Code>("code", $"The {store.Noun}'s code.", required: true);
        return InDimension ? [graph.Argument<Code>("dimension", "The code of its dimension.", required: true), code] : [code];
    }

    private string Key(Ask ask) => InDimension ? $"{ask.Code("dimension")}/{ask.Code("code")}" : ask.Code("code").ToString();
}

/// <summary>One kind of part, when its type is known only as the schema is built.</summary>
internal interface IPartGraph
{
    PartKind Kind { get; }

    Type Part { get; }

    void Add();

    QueryArgument[] FilterArguments();

    Task<object?> Find(Ask ask, Code plan, string key);
}
