using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Parts;

/// <summary>
/// One way in which rows of a table mention another row: by their own foreign key, by rows that belong to them, or by their scope. It is
/// found in the model, so that a new reference needs no line here.
/// </summary>
/// <param name="Mentioning">The rows that mention.</param>
/// <param name="Condition">SQL that selects them: <c>$1</c> is the plan, <c>$2</c> the id of the mentioned part. Every name in it comes
/// from the model.</param>
internal sealed record MentionPath(IEntityType Mentioning, string Condition)
{
    public string Table => Mentioning.GetTableName()!;

    /// <summary>Whether the mentioning rows are parts, with a code and a version.</summary>
    public bool IsPart => Mentioning.ClrType.IsSubclassOf(typeof(PartRow));

    /// <summary>Every way in which other rows may mention the row. A part that mentions itself does not count.</summary>
    public static IEnumerable<MentionPath> To(IModel model, PartRow row)
    {
        var entity = model.FindEntityType(row.GetType())!;
        return entity
            .GetReferencingForeignKeys()
            .Concat(entity.BaseType?.GetReferencingForeignKeys() ?? [])
            .Where(key => key.DeleteBehavior != DeleteBehavior.Cascade)
            .SelectMany(key => From(key, $"= $2"));
    }

    private static IEnumerable<MentionPath> From(IForeignKey key, string id)
    {
        var type = key.DeclaringEntityType;
        var condition = $"\"{Column(key.Properties[0])}\" = $1 AND \"{Column(key.Properties[1])}\" {id}";
        if (type.GetForeignKeys().FirstOrDefault(other => other.DeleteBehavior == DeleteBehavior.Cascade) is { } owner)
        {
            // A row that belongs to another, such as an alignment to its objective: the second column of its key is the owner's id.
            var ids = $"IN (SELECT \"{Column(owner.Properties[1])}\" FROM \"{type.GetTableName()}\" WHERE {condition})";
            return Owned(owner.PrincipalEntityType, ids);
        }
        return Concrete(type, condition);
    }

    private static IEnumerable<MentionPath> Owned(IEntityType owner, string ids)
    {
        while (owner.GetForeignKeys().FirstOrDefault(key => key.DeleteBehavior == DeleteBehavior.Cascade) is { } above)
            owner = above.PrincipalEntityType;
        return owner.ClrType.IsSubclassOf(typeof(PartRow))
            ? Concrete(owner, $"\"plan_id\" = $1 AND \"id\" {ids}")
            : owner
                .GetReferencingForeignKeys()
                .Where(key => key.DeleteBehavior != DeleteBehavior.Cascade)
                .SelectMany(key => From(key, ids));
    }

    private static IEnumerable<MentionPath> Concrete(IEntityType type, string condition) =>
        type.GetConcreteDerivedTypesInclusive()
            .Select(concrete =>
            {
                var path = new MentionPath(concrete, condition);
                if (path.IsPart)
                    path = path with { Condition = $"{condition} AND \"id\" <> $2" };
                return concrete.GetDiscriminatorValue() is string kind
                    ? path with
                    {
                        Condition = $"{path.Condition} AND \"{Column(concrete.FindDiscriminatorProperty()!)}\" = '{kind}'",
                    }
                    : path;
            });

    private static string Column(IProperty property) => property.GetColumnName();
}
