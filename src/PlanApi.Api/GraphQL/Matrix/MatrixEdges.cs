using GraphQL;
using GraphQL.Resolvers;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Matrix;

/// <summary>From rows, columns and cells to their members. The parts that stand there have their own edges.</summary>
internal sealed class MatrixEdges : IEdges
{
    public void Add(EdgeBuilder edges)
    {
        // A head knows its member's code, but only the list that it is in knows the dimension.
        Add<MatrixHead>(
            edges,
            "member",
            "The row's or column's member.",
            head => head.Member,
            (layout, list) => list == "rows" ? layout.Rows : layout.Columns
        );
        Add<MatrixCell>(edges, "row", "The row's member.", cell => cell.Row, (layout, _) => layout.Rows);
        Add<MatrixCell>(edges, "column", "The column's member.", cell => cell.Column, (layout, _) => layout.Columns);
    }

    private static void Add<TSource>(
        EdgeBuilder edges,
        string name,
        string description,
        Func<TSource, Code> member,
        Func<MatrixLayout, string, Code> dimension
    )
    {
        var type = edges.Graph.Types.Object<TSource>();
        type.Fields.Find(name)!.Name = name + "Code";
        type.AddField(
            new()
            {
                Name = name,
                Description = description,
                ResolvedType = edges.Graph.Types.Output(typeof(Member)),
                Resolver = new FuncFieldResolver<object?>(Load),
            }
        );

        object? Load(IResolveFieldContext context)
        {
            var ask = new Ask(context);
            var of = dimension(ask.Above<PlanMatrix>()!.Layout, context.Parent!.FieldDefinition.Name);
            return ask.Loaders.ByKey<Member>(ask.PlanCode).Load($"{of}/{member((TSource)ask.Source!)}");
        }
    }
}
