using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain;

namespace PlanApi.Application.Feeds;

/// <summary>
/// Makes the flat table of a kind of part from the one definition of how its parts are read: a column for each value, for each language
/// of a text, for each dimension of a scope, and for each value of a record inside. Lists of records are left out.
/// </summary>
internal sealed class PartTable(PartStores stores, SqlDialect dialect, PlanShape shape)
{
    /// <summary>The column of a part's id.</summary>
    public const string Id = $"{PartColumns.Alias}.id";

    /// <summary>Amounts and counts of single rows. What stands in a tree, or is a share, a claim or a rate, would count twice.</summary>
    private static readonly HashSet<(PartKind, string)> _adding =
    [
        (PartKind.BudgetEntry, "Amount"),
        (PartKind.Resource, "Cost"),
        (PartKind.Post, "HeadCount"),
        (PartKind.StaffMovement, "Planned"),
        (PartKind.StaffMovement, "Actual"),
    ];

    public FlatTable Of(PartKind kind)
    {
        var store = (ITabulated)stores.Of(kind);
        var (table, row) = (store.Entity, store.Reading.Parameters[0]);
        var joins = new SqlJoins(table, row, PartColumns.Alias);
        var bindings = ((MemberInitExpression)store.Reading.Body)
            .Bindings.OfType<MemberAssignment>()
            .ToDictionary(binding => binding.Member.Name, binding => binding.Expression);
        var values = new PartValues(joins, new PartMentions(stores, joins), dialect, shape);
        var columns = PlanJson
            .Options.GetTypeInfo(kind.Part)
            .Properties.OrderBy(property => property.Order)
            .Select(property => ((System.Reflection.MemberInfo)property.AttributeProvider!).Name)
            .Where(bindings.ContainsKey)
            .SelectMany(name => values.Of(name, bindings[name], kind))
            .Select(column => column with { Adds = _adding.Contains((kind, column.Name)) })
            .ToList();
        var hasPath = kind == PartKind.Member;
        if (hasPath)
            columns.AddRange(MemberLevels.Columns(dialect));
        string[] key = kind.InDimension ? ["Dimension", "Code"] : ["Code"];
        // Parts of one kind may share their table with those of another.
        var only =
            table.FindDiscriminatorProperty() is { } discriminator && table.GetDiscriminatorValue() is string value
                ? $" AND {PartColumns.Alias}.\"{discriminator.GetColumnName()}\" = '{value}'"
                : "";
        return new FlatTable(
            kind.Plural,
            $"The {kind.Nouns} of the plan.",
            [.. key.Select(name => columns.First(column => column.Name == name))],
            columns
        )
        {
            Kind = kind,
            Source = new FlatSource(statement => joins.Table + joins.Joins + (hasPath ? MemberLevels.Joins(statement) : ""), Where),
        };

        string Where(FlatStatement statement)
        {
            var own = $"{PartColumns.Alias}.plan_id = {statement.PlanId}{only}";
            return statement.May(kind, Id) is { } seen ? $"{own} AND {seen}" : own;
        }
    }
}
