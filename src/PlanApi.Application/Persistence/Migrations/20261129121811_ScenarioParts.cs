using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Migrations
{
    /// <remarks>
    /// SQLite would build five tables anew for the foreign keys, outside of a transaction; the columns do without. What mentions what is looked
    /// up by the model before anything goes.
    /// </remarks>
    public partial class ScenarioParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "derivation",
                table: "targets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "derived_from_id",
                table: "targets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "scenario_id",
                table: "targets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "scenario_id",
                table: "objectives",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "owner_id",
                table: "members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "parent_id",
                table: "key_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "answered_by_id",
                table: "indicators",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_derived_from_id",
                table: "targets",
                columns: new[] { "plan_id", "derived_from_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_scenario_id",
                table: "targets",
                columns: new[] { "plan_id", "scenario_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_scenario_id",
                table: "objectives",
                columns: new[] { "plan_id", "scenario_id" });

            migrationBuilder.CreateIndex(
                name: "ix_members_plan_id_owner_id",
                table: "members",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_parent_id",
                table: "key_results",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_answered_by_id",
                table: "indicators",
                columns: new[] { "plan_id", "answered_by_id" });

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_targets_plan_id_derived_from_id",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_plan_id_scenario_id",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_objectives_plan_id_scenario_id",
                table: "objectives");

            migrationBuilder.DropIndex(
                name: "ix_members_plan_id_owner_id",
                table: "members");

            migrationBuilder.DropIndex(
                name: "ix_key_results_plan_id_parent_id",
                table: "key_results");

            migrationBuilder.DropIndex(
                name: "ix_indicators_plan_id_answered_by_id",
                table: "indicators");

            migrationBuilder.DropColumn(
                name: "derivation",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "derived_from_id",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "scenario_id",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "scenario_id",
                table: "objectives");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "members");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "key_results");

            migrationBuilder.DropColumn(
                name: "answered_by_id",
                table: "indicators");
        }
    }
}
