using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>
/// Makes every foreign key deferrable. Where a plan is copied or removed, or members are loaded, references are checked when the
/// transaction ends.
/// </summary>
#pragma warning disable EF1001 // The options that the generator takes have no other type.
internal sealed class DeferrableReferences(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    protected override void ForeignKeyConstraint(AddForeignKeyOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        base.ForeignKeyConstraint(operation, model, builder);
        builder.Append(" DEFERRABLE INITIALLY IMMEDIATE");
    }
}
