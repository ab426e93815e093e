using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Application.Access;

namespace PlanApi.Application.Parts;

/// <summary>What is known of a kind's table, for reads that make statements of their own.</summary>
internal interface ITabulated
{
    /// <summary>The type of the rows in the database's model.</summary>
    IEntityType Entity { get; }

    /// <summary>Makes a part of a row: the one definition of how a part is read.</summary>
    LambdaExpression Reading { get; }

    /// <summary>The ids of the rows that the caller may see, as a query that can be a part of another.</summary>
    IQueryable<long> SeenIds(long planId, Visibility visibility);
}
