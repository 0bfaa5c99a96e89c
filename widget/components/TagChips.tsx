interface TagChipsProps {
  tags: readonly string[];
  /** Where what else carries a tag is listed; left out: the tags are no links. */
  hrefOf?: ((tag: string) => string) | undefined;
}

export const TagChips = ({ tags, hrefOf }: TagChipsProps) => (
  <span class="chips">
    {tags.map((tag) =>
      hrefOf ? (
        <a class="chip" key={tag} href={hrefOf(tag)}>
          {tag}
        </a>
      ) : (
        <span class="chip" key={tag}>
          {tag}
        </span>
      ),
    )}
  </span>
);
