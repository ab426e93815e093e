using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Actuals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "parentage_version",
                table: "plans",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "sums_version",
                table: "partitions",
                type: "INTEGER",
                nullable: true);

            // By hand where the generator cannot say it: tables that are their key's tree alone (WITHOUT ROWID).
            migrationBuilder.Sql("""
                CREATE TABLE cell_sources (
                    plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL, period INTEGER NOT NULL,
                    source TEXT NOT NULL, source_key TEXT NULL,
                    CONSTRAINT PK_cell_sources PRIMARY KEY (plan_id, partition_id, scope_id, period)) WITHOUT ROWID;
                CREATE TABLE cell_sums (
                    plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL, period INTEGER NOT NULL,
                    value INTEGER NOT NULL, cells INTEGER NOT NULL,
                    CONSTRAINT PK_cell_sums PRIMARY KEY (plan_id, partition_id, scope_id, period)) WITHOUT ROWID;
                CREATE TABLE partition_scopes (
                    plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL,
                    CONSTRAINT PK_partition_scopes PRIMARY KEY (plan_id, partition_id, scope_id)) WITHOUT ROWID;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cell_sources");

            migrationBuilder.DropTable(
                name: "cell_sums");

            migrationBuilder.DropTable(
                name: "partition_scopes");

            migrationBuilder.DropColumn(
                name: "parentage_version",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "sums_version",
                table: "partitions");
        }
    }
}
