using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ReviewScopes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "scope_id",
                table: "lights",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "scope_id",
                table: "alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_score_within",
                table: "reviews",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "objective_id",
                table: "reviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "scope_id",
                table: "reviews",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "scope_id",
                table: "lights");

            migrationBuilder.DropColumn(
                name: "scope_id",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "is_score_within",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "objective_id",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "scope_id",
                table: "reviews");
        }
    }
}
