"""Pictures: made fit for their purpose, what they say of themselves, and what stands for them where they are unseen."""
