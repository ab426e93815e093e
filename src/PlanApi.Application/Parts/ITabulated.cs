using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;

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

    /// <summary>Of these, the rows of the list with some filters; what is wrong with the filters is added to the faults.</summary>
    IQueryable<long> ListedIds(long planId, ListOptions list, Visibility visibility, List<Fault> faults);
}
